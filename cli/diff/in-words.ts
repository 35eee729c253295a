import type { Section } from "../output/print";
import { bullets } from "../output/wrapped";
import { type Change, type Difference, needsConsent } from "./difference";

/** A difference for people; what has nothing to say is left out. */
export function differenceInWords(old: string, now: string, difference: Difference): Section[] {
  const { promise, deletedEarlier, keptLonger, removed, resources } = difference;
  const sections = [
    section("The promise", promise),
    section("Deleted earlier", deletedEarlier),
    section("Kept longer", keptLonger),
    section("Taken out of the policy", removed),
    section(
      "Resources",
      resources.map(({ about, change, words }) => ({ about, words: `${words}: ${change}` })),
    ),
  ].flat();
  const heading = `From ${old} to ${now}`;
  if (sections.length === 0) return [{ heading, body: "  The promise is the same." }];
  const verdict = needsConsent(difference)
    ? "Data goes earlier, stays longer or is no longer covered: somebody should agree to it (--accept)."
    : "No data goes earlier or stays longer.";
  return [{ heading, body: `  ${verdict}` }, ...sections];
}

function section(heading: string, changes: readonly Change[]): Section[] {
  if (changes.length === 0) return [];
  return [{ heading, body: bullets(changes.map(({ about, words }) => `${about}: ${words}`)) }];
}
