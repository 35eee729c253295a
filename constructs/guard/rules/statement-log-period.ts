import { isKnown, number } from "../../../terraform-json/arguments";
import { statementLogRoom } from "../../../schedule/log-room";
import { type Rule, verdictOf } from "../rule";

/** The argument with the days that a log is kept, and the days that the service takes without it. */
const PERIODS: Readonly<Record<string, { readonly argument: string; readonly byDefault?: number }>> = {
  // Seven values are known to the service, and it needs one: tencentcloud.com/document/product/236/52086
  tencentcloud_mysql_audit_service: { argument: "log_expire_day" },
  tencentcloud_mysql_cls_log_attachment: { argument: "period", byDefault: 30 },
};

export const statementLogPeriod: Rule = {
  id: "statement-log-period",
  title: "An audit log, and a log of slow statements, is gone when what it holds must be",
  why: "It holds the text of the statements with the values in them, and the last statement on a row may run just before the purge. An audit log is kept for 7, 30, 90, 180, 365, 1095 or 1825 days (tencentcloud.com/document/product/236/52086).",
  exemptable: true,
  resourceTypes: Object.keys(PERIODS),
  check(log, { coverage, schedule }) {
    const covered = coverage.of(log);
    const { argument, byDefault } = PERIODS[log.type] ?? { argument: "period" };
    const value = log.values[argument];
    if (covered?.settings.kind !== "mysql" || !isKnown(value)) return "not-applicable";
    const days = number(log.values, argument) ?? byDefault;
    const room = statementLogRoom(schedule, covered.store);
    if (days !== undefined && days <= room) return "compliant";
    const wrong = "statements stay longer than goneBy of what they hold";
    const allowed = room >= 1 ? `at most ${room}` : "no such log, or a later goneBy in the policy";
    return verdictOf([{ argument, value, wrong, allowed }]);
  },
};
