/** What a JSON text says; nothing if it is not known or not JSON. */
export function jsonText(value: unknown): unknown {
  try {
    return JSON.parse(String(value)) as unknown;
  } catch {
    return undefined;
  }
}
