import type { Path } from "../../strict-yaml/problem";
import type { Elements } from "../policy";
import type { Check } from "./check";

/** An empty map of elements says that something is held, and does not say what. */
export const elementsAreDeclared: Check = function* ({ policy }) {
  for (const [name, { elements }] of Object.entries(policy.categories)) {
    for (const path of emptyMaps(elements, ["categories", name, "elements"])) {
      yield { path, wrong: "there is no element", allowed: "allowed: one element or more, name: type" };
    }
  }
};

function* emptyMaps(elements: Elements, path: Path): Iterable<Path> {
  if (Object.keys(elements).length === 0) yield path;
  for (const [name, type] of Object.entries(elements)) {
    if (typeof type !== "string") yield* emptyMaps(type, [...path, name]);
  }
}
