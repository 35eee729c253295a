import { isKnown, isObject } from "../terraform-json/arguments";
import type { Resource } from "../terraform-json/resource";

/** An argument or attribute of a resource: `${tencentcloud_vpc.main.cidr_block}`. */
const REFERENCE = /(?<!\$)\$\{((tencentcloud|elasticstack)_\w+\.[A-Za-z_][\w-]*)\.(\w+)\}/g;

/**
 * The resources with each reference to an argument of one of them replaced by what is set there, if that is known.
 * What is not set there, such as an id, stays a reference.
 */
export function withResolvedReferences(resources: readonly Resource[]): Resource[] {
  const byAddress = valuesByAddress(resources);

  function resolved(value: unknown, seen: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item) => resolved(item, seen));
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner, seen)]));
    }
    if (typeof value !== "string") return value;
    const [first] = value.matchAll(REFERENCE);
    if (first?.[0] === value) return target(first, seen);
    return value.replace(REFERENCE, (...match: string[]) => {
      const found = target(match, seen);
      return isObject(found) || Array.isArray(found) ? String(match[0]) : String(found);
    });
  }

  function target(
    [reference = "", address = "", , argument = ""]: readonly string[],
    seen: readonly string[],
  ) {
    const set = byAddress.get(address)?.[argument];
    if (set === undefined || seen.includes(reference)) return reference;
    const found = resolved(set, [...seen, reference]);
    return isKnown(found) ? found : reference;
  }

  return resources.map((resource) => ({
    ...resource,
    values: resolved(resource.values, []) as Resource["values"],
  }));
}

/** Whether all that is not known of a text is what the cloud gives to the resources: ids, addresses and the like. */
export function givenByTheCloud(text: string, resources: readonly Resource[]): boolean {
  const byAddress = valuesByAddress(resources);
  return isKnown(
    text.replace(REFERENCE, (reference: string, address: string, _, argument: string) => {
      const values = byAddress.get(address);
      return values && !Object.hasOwn(values, argument) ? "" : reference;
    }),
  );
}

function valuesByAddress(resources: readonly Resource[]): ReadonlyMap<string, Resource["values"]> {
  return new Map(resources.map(({ address, values }) => [address, values]));
}
