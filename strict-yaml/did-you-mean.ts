import { distance } from "fastest-levenshtein";

/** The candidate that was probably meant: near in spelling, whatever its case; none if all are far away. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(written.toLowerCase(), candidate.toLowerCase()) }))
    // A third of the letters wrong is a slip; more is another word.
    .filter(({ candidate, edits }) => edits <= Math.ceil(candidate.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
}

/** `did you mean keepFor? allowed: keepFor, goneBy`, or without the question if nothing is near. */
export function allowedNames(written: unknown, names: readonly string[], allowed = names.join(", ")): string {
  const meant = typeof written === "string" ? nearest(written, names) : undefined;
  const question = meant === undefined ? "" : `did you mean ${meant}? `;
  return `${question}allowed: ${allowed}`;
}
