/** What jest takes from a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** Passes if nothing was found; otherwise the message is what was found, each on a line of its own. */
export function noneOf(found: readonly string[], otherwise: string): MatcherResult {
  return { pass: found.length === 0, message: () => (found.length > 0 ? found.join("\n") : otherwise) };
}
