import type { UsedTypes } from "./used-resources";

/** What `terraform providers schema -json` prints, as far as this project reads it. */
export interface ProvidersSchema {
  readonly format_version: string;
  readonly provider_schemas: Record<string, ProviderSchema>;
  readonly provider_versions?: Record<string, string>;
}

export interface ProviderSchema {
  readonly provider: unknown;
  readonly resource_schemas?: Record<string, unknown>;
  readonly data_source_schemas?: Record<string, unknown>;
}

/**
 * One provider of a schema, with only the types in `used` and without prose.
 *
 * @throws Error if the provider does not have one of the types.
 */
export function trimSchema(
  address: string,
  schema: ProvidersSchema,
  used: UsedTypes,
  version: string,
): ProvidersSchema {
  const provider = schema.provider_schemas[address];
  if (!provider)
    throw new Error(
      `the schema has no provider ${address}; it has ${Object.keys(schema.provider_schemas).join(", ")}`,
    );
  return withoutProse({
    format_version: schema.format_version,
    provider_schemas: {
      [address]: {
        provider: provider.provider,
        resource_schemas: pick(address, provider.resource_schemas, used.resources),
        data_source_schemas: pick(address, provider.data_source_schemas, used.dataSources),
      },
    },
    provider_versions: { [address]: version },
  }) as ProvidersSchema;
}

function pick(
  address: string,
  schemas: Record<string, unknown> = {},
  types: ReadonlySet<string>,
): Record<string, unknown> {
  const missing = [...types].filter((type) => !(type in schemas));
  if (missing.length > 0) throw new Error(`${address} does not have ${missing.join(", ")}`);
  return Object.fromEntries([...types].sort().map((type) => [type, schemas[type]]));
}

/** Descriptions are third parties' prose: three quarters of a schema, and nothing that a binding needs. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !isProse(key, inner))
      .map(([key, inner]) => [key, withoutProse(inner)]),
  );
}

/** An attribute may be called "description" too: then its value is a schema, not a text. */
function isProse(key: string, value: unknown): boolean {
  return (key === "description" || key === "description_kind") && typeof value === "string";
}
