import { type Finding, toAttributePath, toDiagnostic } from "./diagnostics";
import { IMPORT_MARK, isImportMark } from "./import-mark";
import { type DynamicValue, read, type Request, write } from "./messages";
import type { OfflineProvider } from "./provider";
import { toProtocolSchema } from "./schema-conversion";
import type { ObjectValue } from "./values";

export type Method = (request: Request) => object;

const CAPABILITIES = { plan_destroy: false, get_provider_schema_optional: true };

/** The calls of the protocol, answered by a provider. */
export function providerMethods(provider: OfflineProvider): Record<string, Method> {
  const { schema, legacyTypeSystem: legacy_type_system } = provider;
  return {
    GetMetadata: () => ({
      server_capabilities: CAPABILITIES,
      data_sources: typeNames(schema.dataSources),
      resources: typeNames(schema.resources),
    }),
    GetProviderSchema: () => ({
      provider: toProtocolSchema(schema.provider),
      resource_schemas: mapValues(schema.resources, toProtocolSchema),
      data_source_schemas: mapValues(schema.dataSources, toProtocolSchema),
      server_capabilities: CAPABILITIES,
    }),
    ValidateProviderConfig: () => ({}),
    ConfigureProvider: () => ({}),
    StopProvider: () => ({}),
    ValidateDataResourceConfig: () => ({}),
    ReadDataSource: ({ type_name }) => diagnostics([noDataSource(type_name)]),
    ValidateResourceConfig: ({ type_name, config }) =>
      diagnostics(provider.validate(type_name, present(config))),
    UpgradeResourceState: ({ type_name, raw_state }) => {
      const stored = JSON.parse(String(raw_state?.json)) as ObjectValue;
      return { upgraded_state: write(provider.upgrade(type_name, stored)) };
    },
    ReadResource: ({ current_state, private: kept }) => ({ new_state: current_state, private: kept }),
    PlanResourceChange: ({ type_name, prior_state, config, prior_private }) => {
      const imported = isImportMark(prior_private);
      const { state, replaced, findings } = provider.plan(
        type_name,
        read(prior_state),
        read(config),
        imported,
      );
      return {
        planned_state: write(state),
        requires_replace: replaced.map(toAttributePath),
        ...diagnostics(findings),
        legacy_type_system,
      };
    },
    ApplyResourceChange: ({ type_name, prior_state, planned_state, config }) => {
      const outcome = provider.apply(type_name, read(prior_state), read(planned_state), read(config));
      return { new_state: write(outcome.state), ...diagnostics(outcome.findings), legacy_type_system };
    },
    ImportResourceState: ({ type_name, id }) => {
      const { state, findings } = provider.import(type_name, id);
      const imported = state ? [{ type_name, state: write(state), private: IMPORT_MARK }] : [];
      return { imported_resources: imported, ...diagnostics(findings) };
    },
  };
}

function diagnostics(findings: readonly Finding[]): { diagnostics: object[] } {
  return { diagnostics: findings.map(toDiagnostic) };
}

function noDataSource(type: string): Finding {
  const detail = "It would have to ask the cloud, and a rehearsal contacts no cloud.";
  return { severity: "error", summary: `a rehearsal cannot read the data source ${type}`, detail };
}

function present(message: DynamicValue | null): ObjectValue {
  return read(message) ?? {};
}

function typeNames(types: Readonly<Record<string, unknown>>): object[] {
  return Object.keys(types).map((type_name) => ({ type_name }));
}

function mapValues<T>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => object,
): Record<string, object> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
