import { writeMoment, type Moment, DAY_IN_MS } from "../../functions/row-purge/moment";
import { comingPartitions } from "../../functions/row-purge/partition-plan";
import { quoted } from "../../functions/row-purge/time-column";

/** The row purge goes on from here; this much is ahead of it when it first runs, in days. */
const DAYS_AHEAD = 30;

/** The days that the partitions cover, as midnights in UTC. */
export interface Days {
  readonly from: Moment;
  readonly until: Moment;
}

/** `PARTITION BY RANGE COLUMNS`, in the form that the row purge keeps up. */
export function partitionClause(column: string, stepDays: number, { from, until }: Days): string {
  const partitions = comingPartitions({
    partitions: [],
    stepDays,
    now: from,
    until: until + DAYS_AHEAD * DAY_IN_MS,
  });
  const lines = (partitions ?? []).map(
    ({ name, end }) => `  PARTITION ${quoted(name)} VALUES LESS THAN ('${writeMoment(end)}')`,
  );
  return `PARTITION BY RANGE COLUMNS (${quoted(column)}) (\n${lines.join(",\n")}\n)`;
}
