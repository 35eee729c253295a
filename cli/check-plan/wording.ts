import { days as wholeDays } from "../../policy/counted";
import type { ScheduledStore } from "./change-rule";
import type { PeriodChange } from "./period-change";

/** The end of a sentence that says whose data a store holds; nothing if no category lies there. */
export function inStore(store: ScheduledStore | undefined): string {
  if (!store) return "";
  return ` (${store.name}: ${[...new Set(store.held.map(({ title }) => title))].join(", ")})`;
}

/** To a tenth: a cluster counts hours as well. */
export function days(count: number): string {
  return wholeDays(Number(count.toFixed(1)));
}

/** What a period is about: `backups`, `objects (images/)`. */
export function nameOf({ of, unit }: PeriodChange): string {
  return unit === undefined ? of.name : `${of.name} (${unit})`;
}
