import { isKnown, isObject } from "../terraform-json/arguments";
import type { JsonObject } from "../terraform-json/json-document";

/** Arguments that name a file or a folder where Terraform runs, whatever has them. */
const ANYWHERE = ["ca_file", "cert_file", "key_file", "output_path", "source_dir", "source_file", "zip_file"];

/** Arguments that do so in one type only. */
const IN_TYPE: Readonly<Record<string, readonly string[]>> = { tencentcloud_cos_bucket_object: ["source"] };

/** Of an archive's content, in its name: in lower case of ours, in upper case of CDKTF's. */
const HASH = /(?<![\da-zA-Z])(?:[\da-f]{16,64}|[\dA-F]{16,64})(?![\da-zA-Z])/g;

/** The arguments of a resource, with no more than the name of each file: another machine has another folder. */
export function withoutLocalPaths(body: JsonObject, type: string): JsonObject {
  const paths = [...ANYWHERE, ...(IN_TYPE[type] ?? [])];
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      paths.includes(name) && typeof value === "string" ? fileName(value) : below(value, type),
    ]),
  );
}

function below(value: unknown, type: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => below(item, type));
  return isObject(value) ? withoutLocalPaths(value, type) : value;
}

function fileName(path: string): string {
  if (!isKnown(path)) return path;
  const [name = ""] = path.split(/[\\/]/).filter(Boolean).slice(-1);
  return name.replace(HASH, "<hash>");
}
