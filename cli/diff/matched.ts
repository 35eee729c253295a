/** Two collections, side by side by their keys. */
export interface Matched<T> {
  readonly added: readonly (readonly [key: string, value: T])[];
  readonly removed: readonly (readonly [key: string, value: T])[];
  readonly both: readonly (readonly [key: string, before: T, after: T])[];
}

export function matched<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Matched<T> {
  return {
    added: [...after].filter(([key]) => !before.has(key)),
    removed: [...before].filter(([key]) => !after.has(key)),
    both: [...before].flatMap(([key, value]) => {
      const other = after.get(key);
      return other === undefined ? [] : [[key, value, other] as const];
    }),
  };
}

export function matchedEntries<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): Matched<T> {
  return matched(new Map(Object.entries(before)), new Map(Object.entries(after)));
}
