import { CONFIGURATION, tablesIn, TEXT } from "../../../constructs/guard/arguments/purge-function";
import { LEAST_BACKUP_DAYS } from "../../../policy/cloud-limits";
import { number } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { MysqlSettings } from "../../../schedule/kinds/mysql";
import { LOG_LINES } from "../log-periods";
import type { PeriodChange, PeriodOf, ReadPeriods } from "../period-change";
import type { CheckPlanKind } from "./check-plan-kind";

const SERVICE_LOOKS = "as soon as the service looks";
const BACKUPS: PeriodOf = { name: "backups", is: "copies", goesAt: SERVICE_LOOKS };
const BINLOGS: PeriodOf = { name: "binlogs", is: "copies", goesAt: SERVICE_LOOKS };
const ROWS: PeriodOf = { name: "rows", is: "records of a unit", goesAt: "at the next run of the row purge" };

/** Without a period the service keeps 7 days of either. */
const backupPeriods: ReadPeriods = (before, after) => [
  { of: BACKUPS, before: backupDays(before), after: backupDays(after) },
  { of: BINLOGS, before: binlogDays(before), after: binlogDays(after) },
];

const remoteBackupPeriods: ReadPeriods = (before, after) => [
  {
    of: BACKUPS,
    unit: "in another region",
    before: number(before, "expire_days"),
    after: number(after, "expire_days"),
  },
];

/** The row purge is told its periods in the archive of its function, and here for whoever reads. */
const rowPeriods: ReadPeriods = (before, after) => {
  const [was, is] = [daysByTable(before), daysByTable(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((unit): PeriodChange => ({
    of: ROWS,
    unit,
    before: was.get(unit),
    after: is.get(unit),
  }));
};

const auditPeriods: ReadPeriods = (before, after) => [
  { of: LOG_LINES, before: number(before, "log_expire_day"), after: number(after, "log_expire_day") },
];

export const mysql: CheckPlanKind<MysqlSettings> = {
  periods: {
    tencentcloud_mysql_audit_service: { from: ["log_expire_day"], read: auditPeriods },
    tencentcloud_mysql_backup_policy: { from: ["retention_period", "binlog_period"], read: backupPeriods },
    tencentcloud_mysql_remote_backup_config: { from: ["expire_days"], read: remoteBackupPeriods },
    [CONFIGURATION]: { from: [TEXT], onlyTells: true, read: rowPeriods },
  },
  beginBeside: {
    tencentcloud_mysql_backup_policy: "tencentcloud_mysql_instance",
    [CONFIGURATION]: "tencentcloud_mysql_instance",
  },
  copyDays: ({ backupDays, binlogDays }) => Math.max(backupDays, binlogDays),
};

/** Days by `database.table`; none if it is no configuration of a row purge. */
function daysByTable(values: Resource["values"]): Map<string, number> {
  return new Map(
    tablesIn({ values }).flatMap(({ database, name, deleteAfterDays }) =>
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
