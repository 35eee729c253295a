import type { PurgeConfiguration } from "../functions/row-purge/configuration";
import { readingOf } from "../policy/time-reading";
import type { MysqlSettings } from "./kinds/mysql";

/** A run that failed for weeks is noticed before an insert meets a missing partition. In days. */
const LEAST_DAYS_AHEAD = 30;
const INTERVALS_AHEAD = 3;

/**
 * The time limit of the function is 900 seconds, the longest that SCF takes. What is under way when the run stops
 * beginning more is given a minute to end, and the rest is for summing up.
 */
const DEADLINE_SECONDS = 780;

/** A statement that changes a partition keeps others waiting while it waits itself: the least that MySQL can be told. */
const LOCK_WAIT_SECONDS = 1;

/** A batch is over before anybody notices; measured by `npm run bench:purge`. It begins small: rows may be large. */
const BATCH: PurgeConfiguration["batch"] = {
  firstRows: 50,
  leastRows: 1,
  mostRows: 10_000,
  targetMilliseconds: 100,
  pauseShare: 0.5,
};

/**
 * What the row purge of a store is told, all of it from the store's settings.
 *
 * @throws Error if the purge is left out.
 */
export function purgeConfiguration({ tables, purge }: MysqlSettings): PurgeConfiguration {
  if ("leftOut" in purge) throw new Error(`the row purge is left out: ${purge.leftOut}`);
  return {
    tables: tables.map(({ database, name, timeColumn, deleteAfterDays, partitionDays, ...reading }) => ({
      database,
      name,
      timeColumn,
      ...readingOf(reading),
      deleteAfterDays,
      overdueAfterDays: deleteAfterDays + (partitionDays ?? 0) + purge.everyDays,
      ...(partitionDays !== undefined && { partitionDays }),
    })),
    batch: BATCH,
    partitionsAheadDays: Math.max(LEAST_DAYS_AHEAD, INTERVALS_AHEAD * purge.everyDays),
    lockWaitSeconds: LOCK_WAIT_SECONDS,
    deadlineSeconds: DEADLINE_SECONDS,
  };
}
