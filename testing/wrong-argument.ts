/**
 * What is wrong with the argument of a matcher, where the types did not refuse it: to be thrown, for a matcher that
 * only says that it does not hold passes with `.not`.
 */
export function wrongArgument(matcher: string, given: unknown, allowed: string): TypeError {
  return new TypeError(`${matcher} was given ${shown(given)}; allowed: ${allowed}`);
}

/** @throws TypeError if a matcher that takes no argument was given one. */
export function verifyNoArgument(matcher: string, given: readonly unknown[]): void {
  if (given.length > 0) throw wrongArgument(matcher, given[0], "no argument");
}

function shown(given: unknown): string {
  if (given === null || typeof given !== "object") return JSON.stringify(given) ?? String(given);
  return Array.isArray(given) ? "a list" : `an object of ${Object.keys(given).join(", ") || "nothing"}`;
}
