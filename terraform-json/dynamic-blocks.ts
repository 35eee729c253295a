import { isKnown, isObject, UNKNOWN } from "./arguments";
import { type JsonObject, objects } from "./json-document";

/** What a block is repeated for: of a list, the key is the index. */
type Element = readonly [key: string | number, value: unknown];

/** Blocks that delete: only where it is known that one is there, something goes. */
const DELETING = [
  "abort_incomplete_multipart_upload",
  "delete",
  "expiration",
  "hot",
  "lifecycle_rules",
  "non_current_expiration",
];

/** A list or a map of nothing, as text. */
const NOTHING = /^\$\{\s*(\[\s*\]|\{\s*\}|to(set|list|map)\(\s*(\[\s*\]|\{\s*\})\s*\))\s*\}$/;

/** No more than the element itself, or what lies in it: `${ingress.value.cidr}`. */
const OF_ELEMENT = /^\$\{([\w-]+)\.(key|value)((?:\.[A-Za-z_][\w-]*)*)\}$/;

/**
 * The body with its `dynamic` blocks written out: once for each element where these are known, and else once, as
 * whatever the elements are, the content is the same. Beside a block that deletes, a text that is not known then
 * stands for what may not be there.
 */
export function withDynamicBlocks(body: JsonObject): JsonObject {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!isDynamic(name, value)) written[name] = below(value);
  }
  for (const [name, block] of dynamicBlocks(body)) {
    const present = written[name];
    written[name] = [...(present === undefined ? [] : [present].flat()), ...contents(name, block)];
  }
  return written;
}

function isDynamic(name: string, value: unknown): boolean {
  const blocks = objects(value).flatMap((labels) => Object.values(labels).flatMap(objects));
  return name === "dynamic" && blocks.length > 0 && blocks.every((block) => "content" in block);
}

function dynamicBlocks(body: JsonObject): [string, JsonObject][] {
  if (!isDynamic("dynamic", body["dynamic"])) return [];
  return objects(body["dynamic"]).flatMap((labels) =>
    Object.entries(labels).flatMap(([name, blocks]) =>
      objects(blocks).map((block): [string, JsonObject] => [name, block]),
    ),
  );
}

function contents(name: string, block: JsonObject): unknown[] {
  const iterator = typeof block["iterator"] === "string" ? block["iterator"] : name;
  const elements = elementsOf(block["for_each"]);
  const written = objects(block["content"]).flatMap((content) =>
    (elements ?? [undefined]).map((element) =>
      below(element ? filledIn(content, iterator, element) : content),
    ),
  );
  if (elements || !DELETING.includes(name)) return written;
  const forEach = block["for_each"];
  return [...written, typeof forEach === "string" && !isKnown(forEach) ? forEach : UNKNOWN];
}

/** Undefined if only Terraform knows how many there are. */
function elementsOf(forEach: unknown): Element[] | undefined {
  if (Array.isArray(forEach)) return forEach.map((value, i) => [i, value]);
  if (typeof forEach === "string" && NOTHING.test(forEach)) return [];
  return isObject(forEach) && Object.keys(forEach).every(isKnown) ? Object.entries(forEach) : undefined;
}

function filledIn(value: unknown, iterator: string, element: Element): unknown {
  if (typeof value === "string") return ofElement(value, iterator, element);
  if (Array.isArray(value)) return value.map((item) => filledIn(item, iterator, element));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, filledIn(inner, iterator, element)]),
  );
}

function ofElement(text: string, iterator: string, [key, value]: Element): unknown {
  const [, of, part, path = ""] = OF_ELEMENT.exec(text) ?? [];
  if (of !== iterator) return text;
  let found: unknown = part === "key" ? key : value;
  for (const step of path.split(".").slice(1)) {
    if (!isObject(found) || !Object.hasOwn(found, step)) return text;
    found = found[step];
  }
  return found;
}

function below(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(below);
  return isObject(value) ? withDynamicBlocks(value) : value;
}
