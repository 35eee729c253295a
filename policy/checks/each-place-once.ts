import { withEarlier } from "../occupants";
import type { Check } from "./check";

/** A category lists each table, index and bucket once. */
export const eachPlaceOnce: Check = function* ({ policy, kinds }) {
  for (const { occupant, earlier } of withEarlier(policy, kinds)) {
    if (!earlier.some(({ category }) => category === occupant.category)) continue;
    const { path, label, noun, onKey } = occupant;
    const wrong = `this category lists ${label} twice`;
    yield { path, wrong, allowed: `allowed: each ${noun} once`, ...(onKey && { onKey }) };
  }
};
