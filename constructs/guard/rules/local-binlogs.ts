import { number } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

const HOURS_PER_DAY = 24;

export const localBinlogs: Rule = {
  id: "local-binlogs",
  title: "Binlogs stay on a MySQL instance for no longer than binlogs are kept",
  why: "A binlog holds the rows that were deleted, wherever it lies: the longer of the two periods counts.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_local_binlog_config"],
  check(config, { coverage }) {
    const settings = coverage.of(config)?.settings;
    const hours = number(config.values, "save_hours");
    if (settings?.kind !== "mysql" || hours === undefined) return "not-applicable";
    const most = settings.binlogDays * HOURS_PER_DAY;
    if (hours <= most) return "compliant";
    const wrong = "binlogs on the instance outlive the window";
    return verdictOf([{ argument: "save_hours", value: hours, wrong, allowed: `at most ${most}` }]);
  },
};
