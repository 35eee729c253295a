import type { Path } from "../../strict-yaml/problem";
import type { Elements } from "../policy";
import type { Check } from "./check";

/** MySQL takes two names that differ only in case for one column. */
export const elementNamesDiffer: Check = function* ({ policy }) {
  for (const [name, { elements }] of Object.entries(policy.categories)) {
    for (const { path, first, second } of collisions(elements, ["categories", name, "elements"])) {
      yield {
        path: [...path, second],
        wrong: `"${second}" and "${first}" differ only in case`,
        allowed: "allowed: one name for one element, and names that differ in more for two",
        onKey: true,
      };
    }
  }
};

function* collisions(
  elements: Elements,
  path: Path,
): Iterable<{ path: Path; first: string; second: string }> {
  const seen = new Map<string, string>();
  for (const [name, type] of Object.entries(elements)) {
    const first = seen.get(name.toLowerCase());
    if (first !== undefined) yield { path, first, second: name };
    else seen.set(name.toLowerCase(), name);
    if (typeof type !== "string") yield* collisions(type, [...path, name]);
  }
}
