import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const remoteBackups: Rule = {
  id: "remote-backups",
  title: "No backup or binlog of MySQL is copied to another region",
  why: "The copies have a period of their own, which no window counts; and destroying the resource leaves them on.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_remote_backup_config"],
  check: ({ values }) =>
    verdictOf(
      ["remote_backup_save", "remote_binlog_save"]
        .filter((argument) => text(values, argument)?.toLowerCase() === "on")
        .map((argument) => ({
          argument,
          value: text(values, argument),
          wrong: `copies lie in another region for ${text(values, "expire_days") ?? "some"} days`,
          allowed: "off",
        })),
    ),
};
