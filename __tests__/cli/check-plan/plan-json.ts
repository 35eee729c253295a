import type { Resource } from "../../../terraform-json/resource";

type Values = Resource["values"];

/** What a plan does to one resource: `before` alone destroys it, `after` alone creates it. */
export interface PlannedResource {
  /** `tencentcloud_cos_bucket.images`. */
  readonly address: string;
  readonly before?: Values;
  readonly after?: Values;
  /** In the form of the values, true where only Terraform will know. @default - all is known */
  readonly unknown?: Values;
  /** @default - what before and after make of it */
  readonly actions?: readonly string[];
  /** Blocks and arguments that the configuration sets by an expression. @default - none is known only later */
  readonly expressions?: Values;
  /** Id in the cloud of what an import block takes over. @default - nothing is imported */
  readonly importing?: string;
}

/** What `terraform show -json` prints of a plan, as far as it matters here. */
export function planJson(resources: readonly PlannedResource[], outputs: Values = {}): string {
  const stays = resources.filter(({ after }) => after);
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      outputs: outputsOf(outputs),
      root_module: { resources: stays.map(({ address, after }) => valuesOf(address, after)) },
    },
    resource_changes: resources.map(({ address, before, after, unknown = {}, actions, importing }) => ({
      ...named(address),
      change: {
        actions: actions ?? actionsOf(before, after),
        before: before ?? null,
        after: after ?? null,
        after_unknown: unknown,
        before_sensitive: false,
        after_sensitive: {},
        ...(importing !== undefined && { importing: { id: importing } }),
      },
    })),
    configuration: {
      root_module: {
        resources: stays.map(({ address, expressions = {} }) => ({ ...named(address), expressions })),
      },
    },
    errored: false,
  });
}

/** What `terraform show -json` prints of a state. */
export function stateJson(resources: Readonly<Record<string, Values>>, outputs: Values = {}): string {
  return JSON.stringify({
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: {
      outputs: outputsOf(outputs),
      root_module: {
        resources: Object.entries(resources).map(([address, values]) => valuesOf(address, values)),
      },
    },
  });
}

function valuesOf(address: string, values: Values | undefined): object {
  return { ...named(address), values, sensitive_values: {} };
}

function named(address: string): object {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name };
}

function actionsOf(before: Values | undefined, after: Values | undefined): string[] {
  if (!before) return ["create"];
  if (!after) return ["delete"];
  return JSON.stringify(before) === JSON.stringify(after) ? ["no-op"] : ["update"];
}

function outputsOf(outputs: Values): object {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, { sensitive: false, value }]),
  );
}
