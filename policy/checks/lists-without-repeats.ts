import type { Path } from "../../strict-yaml/problem";
import type { Check } from "./check";

/** What is in a list twice was meant to be something else once. */
export const listsWithoutRepeats: Check = function* ({ policy }) {
  for (const [name, { purposes, specialCategory = [], storedIn }] of Object.entries(policy.categories)) {
    const path = ["categories", name];
    yield* repeats(purposes, [...path, "purposes"]);
    yield* repeats(specialCategory, [...path, "specialCategory"]);
    for (const [index, place] of storedIn.entries()) {
      if ("prefixes" in place) yield* repeats(place.prefixes ?? [], [...path, "storedIn", index, "prefixes"]);
    }
  }
};

function* repeats(list: readonly string[], path: Path) {
  for (const [index, item] of list.entries()) {
    if (list.indexOf(item) === index) continue;
    const wrong = `${JSON.stringify(item)} is in this list twice`;
    yield { path: [...path, index], wrong, allowed: "allowed: each item once" };
  }
}
