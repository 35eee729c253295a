import type { Elements } from "./policy";

/** The names of all elements, nested ones as `a.b`; the outer ones first. */
export function* elementNames(elements: Elements): Iterable<string> {
  yield* Object.keys(elements);
  for (const [name, type] of Object.entries(elements)) {
    if (typeof type === "string") continue;
    for (const inner of elementNames(type)) yield `${name}.${inner}`;
  }
}
