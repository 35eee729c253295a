import { type Rule, verdictOf } from "../rule";

export const mysqlBackupPolicy: Rule = {
  id: "mysql-backup-policy",
  title: "A MySQL instance that holds a category has a backup policy",
  why: "Without one the service's own settings apply, which anybody may change in the console and no plan shows.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_instance"],
  check(instance, { coverage, resources }) {
    const settings = coverage.of(instance)?.settings;
    if (settings?.kind !== "mysql") return "not-applicable";
    if (resources.naming(instance, "tencentcloud_mysql_backup_policy", "mysql_id").length > 0)
      return "compliant";
    return verdictOf([
      {
        argument: "tencentcloud_mysql_backup_policy",
        wrong: "nothing holds backups and binlogs of the instance to the schedule",
        allowed: `one with retention_period ${settings.backupDays} and binlog_period ${settings.binlogDays}`,
      },
    ]);
  },
};
