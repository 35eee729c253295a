import { writeMoment, type Moment, DAY_IN_MS } from "../../functions/row-purge/moment";
import { comingPartitions } from "../../functions/row-purge/partition-plan";
import { quoted } from "../../functions/row-purge/time-column";
import type { TimeUnit } from "../../policy/time-reading";

/** The row purge goes on from here; this much is ahead of it when it first runs, in days. */
const DAYS_AHEAD = 30;

/** The days that the partitions cover, each as the midnight in UTC of its date: in its zone a table writes it alike. */
export interface Days {
  readonly from: Moment;
  readonly until: Moment;
}

/** `PARTITION BY RANGE`, in the form that the row purge keeps up: by times, or with a unit by integers. */
export function partitionClause(
  column: string,
  stepDays: number,
  { from, until }: Days,
  unit?: TimeUnit,
): string {
  const partitions = comingPartitions({
    partitions: [],
    stepDays,
    now: from,
    until: until + DAYS_AHEAD * DAY_IN_MS,
  });
  const lines = (partitions ?? []).map(
    ({ name, end }) => `  PARTITION ${quoted(name)} VALUES LESS THAN (${bound(end, unit)})`,
  );
  const method = unit === undefined ? "RANGE COLUMNS" : "RANGE";
  return `PARTITION BY ${method} (${quoted(column)}) (\n${lines.join(",\n")}\n)`;
}

function bound(midnight: Moment, unit: TimeUnit | undefined): string {
  if (unit === undefined) return `'${writeMoment(midnight)}'`;
  return String(unit === "seconds" ? midnight / 1000 : midnight);
}
