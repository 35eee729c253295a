import { CONFIGURATION, NAMES_FUNCTION } from "../arguments/purge-function";
import { localBinlogs } from "../rules/local-binlogs";
import { mysqlBackupPolicy } from "../rules/mysql-backup-policy";
import { mysqlCopiesAsScheduled } from "../rules/mysql-copies-as-scheduled";
import { mysqlPublicAddress } from "../rules/mysql-public-address";
import { mysqlTls } from "../rules/mysql-tls";
import { mysqlWellKnownPort } from "../rules/mysql-well-known-port";
import { mysqlWildcardAccount } from "../rules/mysql-wildcard-account";
import { purgeAsScheduled } from "../rules/purge-as-scheduled";
import { purgeRuns } from "../rules/purge-runs";
import { remoteBackups } from "../rules/remote-backups";
import { replicatedInstance } from "../rules/replicated-instance";
import { rowsArePurged } from "../rules/rows-are-purged";
import { statementLogPeriod } from "../rules/statement-log-period";
import { tableRecycleBin } from "../rules/table-recycle-bin";
import { type GuardKind, links } from "./guard-kind";

const INSTANCE = "tencentcloud_mysql_instance";
const COPIES = ["tencentcloud_mysql_readonly_instance", "tencentcloud_mysql_dr_instance"];
const FUNCTION = "tencentcloud_scf_function";
const TOPIC = "tencentcloud_cls_topic";

export const mysql: GuardKind = {
  stores: [INSTANCE, ...COPIES],
  parts: { tencentcloud_mysql_database: "db_name" },
  protected: ["tencentcloud_mysql_backup_policy", "tencentcloud_mysql_database", INSTANCE],
  links: [
    ...links(
      ["tencentcloud_mysql_account", "tencentcloud_mysql_backup_policy", "tencentcloud_mysql_privilege"],
      "mysql_id",
      INSTANCE,
    ),
    ...links(
      [
        "tencentcloud_mysql_audit_service",
        "tencentcloud_mysql_backup",
        "tencentcloud_mysql_backup_encryption_status",
        "tencentcloud_mysql_cls_log_attachment",
        "tencentcloud_mysql_database",
        "tencentcloud_mysql_instance_encryption_operation",
        "tencentcloud_mysql_local_binlog_config",
        "tencentcloud_mysql_remote_backup_config",
        "tencentcloud_mysql_security_groups_attachment",
        "tencentcloud_mysql_ssl",
        "tencentcloud_ssm_product_secret",
      ],
      "instance_id",
      INSTANCE,
    ),
    ...links(COPIES, "master_instance_id", INSTANCE),
    ...links([FUNCTION], "environment", INSTANCE),
    ...links(["tencentcloud_scf_trigger"], "function_name", FUNCTION),
    ...links([CONFIGURATION], NAMES_FUNCTION, FUNCTION),
    { type: TOPIC, argument: "cls_topic_id", to: FUNCTION, backwards: true },
    { type: TOPIC, argument: "log_topic", to: "tencentcloud_mysql_cls_log_attachment", backwards: true },
  ],
  rules: {
    noEnd: [rowsArePurged, purgeAsScheduled, purgeRuns, statementLogPeriod],
    copies: [
      mysqlBackupPolicy,
      mysqlCopiesAsScheduled,
      localBinlogs,
      remoteBackups,
      replicatedInstance,
      tableRecycleBin,
    ],
    exposure: [mysqlPublicAddress, mysqlWellKnownPort, mysqlTls],
    leastPrivilege: [mysqlWildcardAccount],
  },
};
