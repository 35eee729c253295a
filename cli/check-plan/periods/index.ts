import { actionOf } from "../action";
import { isKnown } from "../../../terraform-json/arguments";
import type { Change } from "../../../terraform-json/resource";
import { bucketPeriods } from "./bucket";
import {
  autonomousIndexPeriods,
  dataStreamPeriods,
  indexLifecyclePeriods,
  snapshotPeriods,
} from "./elasticsearch";
import { auditPeriods, topicPeriods } from "./logs";
import { backupPeriods, remoteBackupPeriods, rowPeriods } from "./mysql";
import type { PeriodChange, ReadPeriods } from "./period-change";

/** Who reads the periods of a resource, and from which argument of it. */
const READERS: Readonly<Record<string, { readonly from: readonly string[]; readonly read: ReadPeriods }>> = {
  elasticstack_elasticsearch_data_stream_lifecycle: { from: ["data_retention"], read: dataStreamPeriods },
  elasticstack_elasticsearch_index_lifecycle: { from: ["delete"], read: indexLifecyclePeriods },
  elasticstack_elasticsearch_snapshot_lifecycle: { from: ["expire_after"], read: snapshotPeriods },
  tencentcloud_cls_topic: { from: ["period"], read: topicPeriods },
  tencentcloud_cos_bucket: { from: ["lifecycle_rules"], read: bucketPeriods },
  tencentcloud_elasticsearch_index: { from: ["index_meta_json"], read: autonomousIndexPeriods },
  tencentcloud_mysql_audit_service: { from: ["log_expire_day"], read: auditPeriods },
  tencentcloud_mysql_backup_policy: { from: ["retention_period", "binlog_period"], read: backupPeriods },
  tencentcloud_mysql_remote_backup_config: { from: ["expire_days"], read: remoteBackupPeriods },
  tencentcloud_scf_function: { from: ["environment"], read: rowPeriods },
};

/** The periods that an update makes longer or shorter, as far as they are known. */
export function changedPeriods(change: Change): readonly PeriodChange[] {
  const reader = READERS[change.type];
  const { before = {}, after = {} } = change;
  if (!reader || actionOf(change) !== "update") return [];
  if (!reader.from.every((argument) => isKnown(after[argument]))) return [];
  return reader.read(before, after).filter((period) => period.before !== period.after);
}
