import { LIFECYCLE_RUN_DAYS } from "./kinds/object-storage";
import type { CategorySchedule, RetentionSchedule } from "./schedule";
import type { MysqlSettings } from "./kinds/mysql";
import { minutesToDays } from "./window";

/** The categories that lie in a store. */
export function categoriesOf({ categories }: RetentionSchedule, store: string): CategorySchedule[] {
  return Object.values(categories).filter(({ holdings }) =>
    holdings.some((holding) => holding.store === store),
  );
}

/**
 * Days that a log of accesses to a bucket may be kept: it holds object keys, so it is a copy of them, and a line
 * that is written just before an object goes outlives it by the log's own period. No limit without a `goneBy`.
 */
export function accessLogRoom({ retention: { goneBy }, window }: CategorySchedule): number {
  return goneBy ? goneBy.days - minutesToDays(window.latest) - LIFECYCLE_RUN_DAYS : Infinity;
}

/**
 * Days that the statements on an instance may be kept: they hold the values of rows, and the last one on a row may
 * run just before the purge does. No limit without a `goneBy`.
 */
export function statementLogRoom({ categories }: RetentionSchedule, settings: MysqlSettings): number {
  const { tables, purge } = settings;
  const everyDays = "leftOut" in purge ? 0 : purge.everyDays;
  const rooms = tables.flatMap((table) =>
    table.categories.map((name) => {
      const goneBy = categories[name]?.retention.goneBy?.days ?? Infinity;
      return goneBy - (table.deleteAfterDays + (table.partitionDays ?? 0) + everyDays);
    }),
  );
  return Math.min(...rooms);
}

/** Days that a log without records of a store may be kept: as long as the records themselves, copies included. */
export function longestStay({ retention: { goneBy }, window }: CategorySchedule): number {
  return goneBy?.days ?? minutesToDays(window.latest);
}
