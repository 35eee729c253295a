import type { TableConfiguration } from "./configuration";
import { DAY_IN_MS, type Moment } from "./moment";

/** The moments that decide over the rows of a table; all from one look at the clock of the database. */
export interface Cutoffs {
  readonly now: Moment;
  /** A row from before it is older than the period. One from exactly then is not. */
  readonly due: Moment;
  /** A row from before it should have been gone by the last run. */
  readonly overdue: Moment;
  /**
   * A row from before it is deleted even where whole partitions are dropped: in partitions as long as the policy
   * says there is none left by then. Others are too long, or take in rows up to MAXVALUE.
   */
  readonly straggling: Moment;
}

export function cutoffsOf(table: TableConfiguration, now: Moment): Cutoffs {
  const ago = (days: number): Moment => now - days * DAY_IN_MS;
  return {
    now,
    due: ago(table.deleteAfterDays),
    overdue: ago(table.overdueAfterDays),
    straggling: ago(table.deleteAfterDays + (table.partitionDays ?? 0)),
  };
}
