import type { Holding } from "./holding";
import { LIFECYCLE_RUN_DAYS } from "./kinds/object-storage";
import type { CategorySchedule, RetentionSchedule } from "./schedule";
import { minutesToDays, sumOf } from "./window";

/** The categories that lie in a store. */
export function categoriesOf({ categories }: RetentionSchedule, store: string): CategorySchedule[] {
  return Object.values(categories).filter(({ holdings }) =>
    holdings.some((holding) => holding.store === store),
  );
}

/** What lies in a store. */
export function holdingsIn({ categories }: RetentionSchedule, store: string): Holding[] {
  return Object.values(categories).flatMap(({ holdings }) =>
    holdings.filter((holding) => holding.store === store),
  );
}

/**
 * The day by which the log of accesses to a bucket has forgotten the keys of what lies there: a line that is written
 * just before an object goes outlives it by the log's own period.
 */
export function accessLogGoneByDay({ window }: Holding, logDays: number): number {
  return minutesToDays(window.latest) + logDays + LIFECYCLE_RUN_DAYS;
}

/** Days that a log of accesses to a bucket may be kept: the keys in it are a copy. No limit without a `goneBy`. */
export function accessLogRoom(schedule: RetentionSchedule, holding: Holding): number {
  return goneByDays(schedule, holding) - accessLogGoneByDay(holding, 0);
}

/**
 * Days that the statements on an instance may be kept: they hold the values of rows, and the last one on a row may
 * run just before the purge deletes it. No limit without a `goneBy`.
 */
export function statementLogRoom(schedule: RetentionSchedule, store: string): number {
  const rooms = holdingsIn(schedule, store).map((holding) => {
    // The last term is that of the backups and binlogs, which hold what a log of statements does not.
    const rowsLive = minutesToDays(sumOf(holding.window.terms.slice(0, -1)));
    return goneByDays(schedule, holding) - rowsLive;
  });
  return Math.min(...rooms);
}

/** Days that a log without records of a store may be kept: as long as the records themselves, copies included. */
export function longestStay({ retention: { goneBy }, window }: CategorySchedule): number {
  return goneBy?.days ?? minutesToDays(window.latest);
}

function goneByDays({ categories }: RetentionSchedule, { category }: Holding): number {
  return categories[category]?.retention.goneBy?.days ?? Infinity;
}
