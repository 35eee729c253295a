import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A type as Terraform writes it in JSON: `"string"`, `["list", "string"]`, `["object", {...}]`. */
export type AttributeType = string | readonly [string, ...unknown[]];
export type Nesting = "single" | "group" | "list" | "set" | "map";

export interface Attribute {
  readonly type?: AttributeType;
  readonly nested_type?: NestedAttributes;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
  readonly write_only?: boolean;
}

export interface NestedAttributes {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly nesting_mode: Nesting;
}

export interface NestedBlock {
  readonly block: Block;
  readonly nesting_mode: Nesting;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

/** One provider, as `terraform providers schema -json` describes it. */
export interface ProviderSchema {
  readonly address: string;
  readonly provider: Schema;
  readonly resources: Readonly<Record<string, Schema>>;
  readonly dataSources: Readonly<Record<string, Schema>>;
}

interface SchemaFile {
  readonly provider_schemas: Record<
    string,
    {
      provider: Schema;
      resource_schemas?: Record<string, Schema>;
      data_source_schemas?: Record<string, Schema>;
    }
  >;
}

/** The schemas of all providers under a folder that has a sub-folder with a `schema.json` for each, by its name. */
export function readProviderSchemas(folder: string): Map<string, ProviderSchema> {
  const schemas = new Map<string, ProviderSchema>();
  for (const name of readdirSync(folder).sort()) {
    const file = readIfThere(join(folder, name, "schema.json"));
    if (file === undefined) continue;
    const entries = Object.entries((JSON.parse(file) as SchemaFile).provider_schemas);
    const [address, schema] = entries[0] ?? [];
    if (!address || !schema || entries.length > 1)
      throw new Error(`${name}/schema.json must describe one provider`);
    schemas.set(name, {
      address,
      provider: schema.provider,
      resources: schema.resource_schemas ?? {},
      dataSources: schema.data_source_schemas ?? {},
    });
  }
  return schemas;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
