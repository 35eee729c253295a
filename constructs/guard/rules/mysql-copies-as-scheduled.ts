import { isKnown, number } from "../../../terraform-json/arguments";
import { LEAST_BACKUP_DAYS } from "../../../policy/cloud-limits";
import type { Resource } from "../../../terraform-json/resource";
import { type Rule, type Violation, verdictOf } from "../rule";

export const mysqlCopiesAsScheduled: Rule = {
  id: "mysql-copies-as-scheduled",
  title: "Backups and binlogs of MySQL are kept for as long as the schedule says",
  why: "A deleted row lives on in both: longer ones outlive the window, and with shorter ones less can be restored than was decided. The service keeps 7 days if nothing is said.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_backup_policy"],
  check(policy, { coverage }) {
    const settings = coverage.of(policy)?.settings;
    if (settings?.kind !== "mysql") return "not-applicable";
    return verdictOf([
      ...differsFrom(settings.backupDays, "retention_period", policy),
      ...differsFrom(settings.binlogDays, "binlog_period", policy),
    ]);
  },
};

function differsFrom(scheduled: number, argument: string, { values }: Resource): Violation[] {
  if (!isKnown(values[argument])) return [];
  const set = number(values, argument);
  const days = set ?? LEAST_BACKUP_DAYS;
  if (days === scheduled) return [];
  const copies = argument === "binlog_period" ? "binlogs" : "backups";
  const wrong =
    days > scheduled ? `${copies} outlive the window` : `${copies} are kept for less than scheduled`;
  return [{ argument, value: set, wrong, allowed: `${scheduled}, as scheduled` }];
}
