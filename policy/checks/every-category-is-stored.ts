import type { Check } from "./check";

/** A category that lies nowhere is a promise that nothing keeps. */
export const everyCategoryIsStored: Check = function* ({ policy }) {
  for (const [name, { storedIn }] of Object.entries(policy.categories)) {
    const path = ["categories", name, "storedIn"];
    if (storedIn.length === 0) {
      yield { path, wrong: "this category is stored nowhere", allowed: "allowed: one place or more" };
    }
    for (const [index, place] of storedIn.entries()) {
      if (!("tables" in place) || Object.keys(place.tables).length > 0) continue;
      yield {
        path: [...path, index, "tables"],
        wrong: "there is no table",
        allowed: "allowed: one table or more",
      };
    }
  }
};
