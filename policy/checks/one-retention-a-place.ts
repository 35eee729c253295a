import { withEarlier } from "../occupants";
import type { Retention } from "../policy";
import type { Check } from "./check";

/**
 * A table, an index and a bucket each have one deletion age. For a bucket that is a choice: object storage advises
 * against overlapping rules and cannot refuse uploads by key, so that the rule covers the whole bucket.
 */
export const oneRetentionAPlace: Check = function* ({ policy, kinds }) {
  for (const { occupant, earlier } of withEarlier(policy, kinds)) {
    const other = earlier.find(({ retention }) => !isSame(retention, occupant.retention));
    if (!other) continue;
    const { path, label, noun, unit, store, onKey } = occupant;
    yield {
      path,
      wrong: `${label} would have two retentions: ${spell(other.retention)} for ${other.category}, ${spell(occupant.retention)} for ${occupant.category}`,
      allowed: `allowed: the same retention, or another ${unit === store ? "store" : noun}`,
      ...(onKey && { onKey }),
    };
  }
};

function isSame(a: Retention, b: Retention): boolean {
  return a.keepFor?.days === b.keepFor?.days && a.goneBy?.days === b.goneBy?.days;
}

function spell({ keepFor, goneBy }: Retention): string {
  const sides = [keepFor && `keepFor ${keepFor}`, goneBy && `goneBy ${goneBy}`];
  return sides.filter((side) => side !== undefined).join(" ") || "none";
}
