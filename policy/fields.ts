import { MOST_FIELD_LEVELS } from "./cloud-limits";
import { elementNames } from "./element-names";
import type { Elements } from "./policy";

/**
 * How many fields an index of these elements has. A map is one as well.
 *
 * @param isDataStream whether it has `@timestamp` besides.
 */
export function fieldCount(elements: readonly Elements[], isDataStream: boolean): number {
  const names = new Set(elements.flatMap((some) => [...elementNames(some)]));
  return names.size + (isDataStream ? 1 : 0);
}

/** Where elements begin that lie deeper than Elasticsearch creates fields. */
export function tooDeep(elements: Elements, level = 1): string[][] {
  if (level > MOST_FIELD_LEVELS) return [[]];
  return Object.entries(elements).flatMap(([name, type]) =>
    typeof type === "string" ? [] : tooDeep(type, level + 1).map((path) => [name, ...path]),
  );
}
