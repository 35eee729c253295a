/** What several categories may share: the policy makes sure that they agree on everything but their elements. */
interface Shareable {
  readonly categories: readonly string[];
}

/** One entry for each table or index, with every category in it; sorted by name. */
export function mergeShared<T extends Shareable>(
  units: readonly T[],
  nameOf: (unit: T) => string,
  join: (a: T, b: T) => T = (a) => a,
): T[] {
  const byName = new Map<string, T>();
  for (const unit of units) {
    const name = nameOf(unit);
    const other = byName.get(name);
    const categories = [...new Set([...(other?.categories ?? []), ...unit.categories])].sort();
    byName.set(name, { ...(other ? join(other, unit) : unit), categories });
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}
