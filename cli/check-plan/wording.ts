import type { ScheduledStore } from "./change-rule";
import type { PeriodChange } from "./period-change";

/** The end of a sentence that says whose data a store holds; nothing if no category lies there. */
export function inStore(store: ScheduledStore | undefined): string {
  if (!store) return "";
  return ` (${store.name}: ${[...new Set(store.held.map(({ title }) => title))].join(", ")})`;
}

export function days(count: number): string {
  const shown = Number.isInteger(count) ? count : count.toFixed(1);
  return `${shown} ${count === 1 ? "day" : "days"}`;
}

/** What a period is about: `backups`, `objects (images/)`. */
export function nameOf({ of, unit }: PeriodChange): string {
  return unit === undefined ? of.name : `${of.name} (${unit})`;
}
