import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type ProvidersSchema, trimSchema } from "./trim-schema";
import { usedTypes } from "./used-resources";

const PROVIDERS = __dirname;
const USAGE =
  "usage: npm run providers:trim -- <schema.json>, the output of `terraform providers schema -json`";

interface Trimmed {
  readonly path: string;
  readonly text: string;
  /** What was kept, in a line. */
  readonly summary: string;
}

/** The new schema of every provider that the given file describes and that has a folder here. */
function trim(file: string): Trimmed[] {
  const bytes = readFileSync(file);
  const schema = parse(file, String(file.endsWith(".gz") ? gunzipSync(bytes) : bytes));
  const used = usedTypes(join(PROVIDERS, ".."));
  return Object.keys(schema.provider_schemas ?? {}).flatMap((address) => {
    const name = address.split("/").at(-1) ?? "";
    const folder = join(PROVIDERS, name);
    const types = used.get(name);
    if (!types || !existsSync(folder)) return [];
    const version = versionOf(address, folder, schema.provider_versions?.[address]);
    const trimmed = trimSchema(address, schema, types, version);
    return [
      {
        path: join(folder, "schema.json"),
        text: `${JSON.stringify(trimmed, null, 1)}\n`,
        summary: `providers/${name}/schema.json: ${address} ${version}, ${types.resources.size} resources, ${types.dataSources.size} data sources`,
      },
    ];
  });
}

function parse(file: string, text: string): ProvidersSchema {
  try {
    return JSON.parse(text) as ProvidersSchema;
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Terraform's own output names no versions: the folder's package.json says which one it came from, or, where others
 * publish the bindings, the schema that is replaced. A schema that does name one must be of that version.
 */
function versionOf(address: string, folder: string, named: string | undefined): string {
  const workspace = join(folder, "package.json");
  if (existsSync(workspace)) {
    const { version } = JSON.parse(readFileSync(workspace, "utf8")) as { version: string };
    if (named === undefined || named === version) return version;
    throw new Error(`the schema is of ${address} ${named}; allowed: ${version}, as ${workspace} says`);
  }
  if (named !== undefined) return named;
  const replaced = parse(folder, readFileSync(join(folder, "schema.json"), "utf8"));
  const version = replaced.provider_versions?.[address];
  if (!version) throw new Error(`nothing says which version of ${address} this is`);
  return version;
}

try {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error(USAGE);
  const schemas = trim(file);
  if (schemas.length === 0) throw new Error(`${file} describes none of the providers that this project uses`);
  for (const { path, text, summary } of schemas) {
    writeFileSync(path, text);
    process.stdout.write(`${summary}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
