import { flag, isObject, number } from "./arguments";
import { isInCluster } from "./cluster";
import { type JsonObject, notAllowed, objects, parseJsonObject } from "./json-document";
import { withDynamicBlocks } from "./dynamic-blocks";
import { shownValues } from "./known-values";
import type { ProviderConfiguration, Resource } from "./resource";

/** Of Terraform itself, for any resource. */
const META_ARGUMENTS = [
  "//",
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
];

const ALLOWED = "a Terraform configuration in JSON, such as cdk.tf.json";

/** Inside of a template: a resource or a local value. */
const TEMPLATE_BODY = /(?<!\$)\$\{((?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*)\}/g;
const NAMED = /(?<![\w.-])([a-z]\w*)\.([A-Za-z_][\w-]*)/g;

/** What a configuration declares. What is in a module of it is not known: it stands elsewhere. */
export interface Configuration {
  readonly resources: readonly Resource[];
  /** Values of the outputs that are not sensitive, by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The JSON of a `cdk.tf.json`. @throws InputError if it is no such file. */
export function parseConfiguration(text: string, file: string): JsonObject {
  const parsed = parseJsonObject(text, file, ALLOWED);
  if ("format_version" in parsed) throw notAllowed(file, "is a plan or a state", ALLOWED);
  if (!("resource" in parsed) && !("terraform" in parsed) && !("provider" in parsed)) {
    throw notAllowed(file, "has neither resource nor provider", ALLOWED);
  }
  return parsed;
}

/**
 * The configuration that the JSON is; whatever has another form than Terraform's is left out. A resource with `count`
 * or `for_each` stands for all of its instances; one with a `count` of 0 has none, and is left out.
 */
export function configurationOf(json: JsonObject): Configuration {
  const declared = objects(json["resource"]).flatMap((types) =>
    labelled(types).flatMap(([type, named]) =>
      objects(named).flatMap((names) =>
        labelled(names).flatMap(([name, bodies]) =>
          objects(bodies)
            .filter((body) => number(body, "count") !== 0)
            .map((body) => ({ address: `${type}.${name}`, type, body })),
        ),
      ),
    ),
  );
  const known = new Set(declared.map(({ address }) => address));
  const locals = Object.assign({}, ...objects(json["locals"])) as JsonObject;
  const resources = declared.map(({ address, type, body }): Resource => {
    const set = labelled(withDynamicBlocks(body)).filter(([name]) => !META_ARGUMENTS.includes(name));
    const constructPath = pathOf(body);
    return {
      address,
      type,
      ...(constructPath && { constructPath }),
      values: shownValues(Object.fromEntries(set)),
      references: Object.fromEntries(
        set
          .map(([name, value]) => [name, referencesIn(value, known, locals)] as const)
          .filter(([, references]) => references.length > 0),
      ),
      ...(isInCluster({ type }) && { provider: providerOf(type, body, json, known, locals) }),
      preventDestroy: objects(body["lifecycle"]).some(
        (lifecycle) => flag(lifecycle, "prevent_destroy") === true,
      ),
      ignoreChanges: objects(body["lifecycle"])
        .flatMap((lifecycle) => lifecycle["ignore_changes"])
        .filter((path) => typeof path === "string"),
    };
  });
  return { resources, outputs: outputsOf(json) };
}

function providerOf(
  type: string,
  body: JsonObject,
  json: JsonObject,
  known: ReadonlySet<string>,
  locals: JsonObject,
): ProviderConfiguration {
  const [name = ""] = type.split("_");
  const key = typeof body["provider"] === "string" ? body["provider"].replace(/^\$\{(.*)\}$/, "$1") : name;
  const endpoints = objects(json["provider"])
    .flatMap((providers) => objects(providers[name]))
    .filter(({ alias }) => key === (typeof alias === "string" ? `${name}.${alias}` : name))
    .flatMap((provider) => objects(provider["elasticsearch"]))
    .flatMap((elasticsearch) => elasticsearch["endpoints"] ?? []);
  return {
    key,
    ...(endpoints.length > 0 && { endpoints: JSON.stringify(endpoints) }),
    references: referencesIn(endpoints, known, locals),
  };
}

function labelled(value: JsonObject): [string, unknown][] {
  return Object.entries(value).filter(([name]) => name !== "//");
}

function pathOf(body: JsonObject): string | undefined {
  const comment = body["//"];
  const metadata = isObject(comment) ? comment["metadata"] : undefined;
  const path = isObject(metadata) ? metadata["path"] : undefined;
  return typeof path === "string" ? path : undefined;
}

function referencesIn(
  value: unknown,
  known: ReadonlySet<string>,
  locals: JsonObject,
  seen: readonly string[] = [],
): string[] {
  const found = new Set<string>();
  for (const text of textsIn(value)) {
    for (const [, body] of text.matchAll(TEMPLATE_BODY)) {
      for (const [address, kind, name = ""] of (body as string).matchAll(NAMED)) {
        if (known.has(address)) found.add(address);
        if (kind === "local" && Object.hasOwn(locals, name) && !seen.includes(name)) {
          referencesIn(locals[name], known, locals, [...seen, name]).forEach((other) => found.add(other));
        }
      }
    }
  }
  return [...found];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.includes("${") ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

function outputsOf(json: JsonObject): Record<string, unknown> {
  return Object.fromEntries(
    objects(json["output"]).flatMap((outputs) =>
      labelled(outputs).flatMap(([name, bodies]) =>
        objects(bodies)
          .filter((body) => body["sensitive"] !== true)
          .map((body) => [name, body["value"]]),
      ),
    ),
  );
}
