import { purgedTables } from "../../../constructs/guard/arguments/purge-function";
import { LEAST_BACKUP_DAYS } from "../../../policy/cloud-limits";
import { number } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { PeriodChange, ReadPeriods } from "./period-change";

/** Without a period the service keeps 7 days of either. */
export const backupPeriods: ReadPeriods = (before, after) => [
  { of: "backups", before: backupDays(before), after: backupDays(after) },
  { of: "binlogs", before: binlogDays(before), after: binlogDays(after) },
];

export const remoteBackupPeriods: ReadPeriods = (before, after) => [
  {
    of: "backups",
    unit: "in another region",
    before: number(before, "expire_days"),
    after: number(after, "expire_days"),
  },
];

/** The row purge is told its periods in a variable of its function. */
export const rowPeriods: ReadPeriods = (before, after) => {
  const [was, is] = [daysByTable(before), daysByTable(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((unit): PeriodChange => ({
    of: "rows",
    unit,
    before: was.get(unit),
    after: is.get(unit),
  }));
};

/** Days by `database.table`; none if the function is not a row purge. */
function daysByTable(values: Resource["values"]): Map<string, number> {
  return new Map(
    (purgedTables({ values }) ?? []).flatMap(({ database, name, deleteAfterDays }) =>
      typeof deleteAfterDays === "number"
        ? [[`${String(database)}.${String(name)}`, deleteAfterDays] as const]
        : [],
    ),
  );
}

function backupDays(policy: Resource["values"]): number {
  return number(policy, "retention_period") ?? LEAST_BACKUP_DAYS;
}

function binlogDays(policy: Resource["values"]): number {
  return number(policy, "binlog_period") ?? LEAST_BACKUP_DAYS;
}
