import type { Unit } from "./unit";

/** A unit that nothing deletes from: what is written stays. */
export function lastingUnit(store: string, name: string, what: string, notes: readonly string[]): Unit {
  return {
    store,
    name,
    notes,
    course: () => ({
      turningPoints: () => [],
      write: (timeline) => void timeline.make(what, true),
    }),
  };
}
