import type { ScheduledStore } from "./change-rule";
import type { PeriodChange, PeriodOf } from "./periods/period-change";

/** When the service acts on a shorter period. */
const AT: Readonly<Record<PeriodOf, string>> = {
  objects: "at the next lifecycle run",
  "old versions": "at the next lifecycle run",
  "unfinished uploads": "at the next lifecycle run",
  rows: "at the next run of the row purge",
  backups: "as soon as the service looks",
  binlogs: "as soon as the service looks",
  documents: "as soon as the service looks, index by index",
  snapshots: "at the next retention run",
  "log lines": "as soon as the service looks",
};

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
  return unit === undefined ? of : `${of} (${unit})`;
}

/** When what is past a period goes: `at the next lifecycle run`. */
export function goesAt({ of }: PeriodChange): string {
  return AT[of];
}
