/**
 * JSON as the provider reads it back from the service: compact, keys sorted, and `<`, `>` and `&` escaped as Go
 * does. Any other spelling of the same value shows as a change in every plan (elasticsearch_index.go:177).
 */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, sortKeys).replace(/[<>&\u2028\u2029]/g, escape);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
