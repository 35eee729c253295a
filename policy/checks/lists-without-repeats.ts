import type { Path } from "../../strict-yaml/problem";
import { occupants } from "../occupants";
import type { Check } from "./check";

/** What is in a list twice was meant to be something else once. */
export const listsWithoutRepeats: Check = function* ({ policy, kinds }) {
  for (const [name, { purposes, specialCategory = [] }] of Object.entries(policy.categories)) {
    const path = ["categories", name];
    yield* repeats(purposes, [...path, "purposes"]);
    yield* repeats(specialCategory, [...path, "specialCategory"]);
  }
  for (const { prefixes } of occupants(policy, kinds)) {
    if (prefixes) yield* repeats(prefixes.list, prefixes.path);
  }
};

function* repeats(list: readonly string[], path: Path) {
  for (const [index, item] of list.entries()) {
    if (list.indexOf(item) === index) continue;
    const wrong = `${JSON.stringify(item)} is in this list twice`;
    yield { path: [...path, index], wrong, allowed: "allowed: each item once" };
  }
}
