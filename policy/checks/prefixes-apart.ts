import { withEarlier, type Occupant } from "../occupants";
import type { Check } from "./check";

/** Two categories under one prefix could not be told apart, nor who may write them. */
export const prefixesApart: Check = function* ({ policy, kinds }) {
  for (const { occupant, earlier } of withEarlier(policy, kinds)) {
    const others = earlier.filter(({ category }) => category !== occupant.category);
    for (const [index, prefix] of (occupant.prefixes?.list ?? []).entries()) {
      const overlap = others.flatMap((other) => overlaps(prefix, other))[0];
      if (!overlap || !occupant.prefixes) continue;
      yield {
        path: prefix === "" ? occupant.path : [...occupant.prefixes.path, index],
        wrong: `${spell(prefix)} overlaps ${spell(overlap.prefix)} of ${overlap.category}`,
        allowed: "allowed: prefixes of which none begins with another",
      };
    }
  }
};

function overlaps(prefix: string, { category, prefixes }: Occupant): { category: string; prefix: string }[] {
  const shared = (prefixes?.list ?? []).filter(
    (other) => prefix.startsWith(other) || other.startsWith(prefix),
  );
  return shared.map((other) => ({ category, prefix: other }));
}

function spell(prefix: string): string {
  return prefix === "" ? "the whole bucket" : `"${prefix}"`;
}
