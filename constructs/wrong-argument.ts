/** What is wrong with the argument of a function of this package, where the types did not refuse it. */
export function wrongArgument(to: string, given: unknown, allowed: string): TypeError {
  return new TypeError(`${to} was given ${shown(given)}; allowed: ${allowed}`);
}

function shown(given: unknown): string {
  if (given === null || typeof given !== "object") return JSON.stringify(given) ?? String(given);
  return Array.isArray(given) ? "a list" : `an object of ${Object.keys(given).join(", ") || "nothing"}`;
}
