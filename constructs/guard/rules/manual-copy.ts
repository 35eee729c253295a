import { text } from "../../../terraform-json/arguments";
import type { Rule } from "../rule";

const DATABASE = "a database is copied elsewhere";
const BACKUP = "a manual backup outlives what is deleted from the database";
const SNAPSHOT = "a snapshot holds what the disk or the file system no longer does";
const OBJECTS = "objects are copied, and the copies expire by the rules of another place";
const LOG_LINES = "log lines are copied, and the copies are kept by the rules of another place";

/** What becomes of the copy that a resource makes, by type, and the argument that names the source. */
const COPIES: Readonly<Record<string, { readonly argument: string; readonly wrong: string }>> = {
  elasticstack_elasticsearch_transform: {
    argument: "destination",
    wrong: "documents are copied into another index",
  },
  tencentcloud_cbs_snapshot: { argument: "storage_id", wrong: SNAPSHOT },
  tencentcloud_cbs_snapshot_policy: { argument: "snapshot_policy_name", wrong: SNAPSHOT },
  tencentcloud_cfs_snapshot: { argument: "file_system_id", wrong: SNAPSHOT },
  tencentcloud_cls_ckafka_consumer: { argument: "topic_id", wrong: LOG_LINES },
  tencentcloud_cls_cos_shipper: { argument: "topic_id", wrong: LOG_LINES },
  tencentcloud_cls_data_transform: { argument: "src_topic_id", wrong: LOG_LINES },
  tencentcloud_cls_export: { argument: "topic_id", wrong: LOG_LINES },
  tencentcloud_cls_kafka_recharge: {
    argument: "user_kafka_topics",
    wrong: "messages of a queue are copied into a log topic",
  },
  tencentcloud_cos_batch: { argument: "manifest", wrong: OBJECTS },
  tencentcloud_cos_object_copy_operation: { argument: "source_url", wrong: OBJECTS },
  tencentcloud_dts_migrate_job: { argument: "service_id", wrong: DATABASE },
  tencentcloud_dts_migrate_service: { argument: "src_database_type", wrong: DATABASE },
  tencentcloud_dts_sync_config: { argument: "job_id", wrong: DATABASE },
  tencentcloud_dts_sync_job: { argument: "src_database_type", wrong: DATABASE },
  tencentcloud_mongodb_instance_backup: { argument: "instance_id", wrong: BACKUP },
  tencentcloud_mysql_audit_log_file: {
    argument: "instance_id",
    wrong: "a file of the audit log holds statements, and has no period",
  },
  tencentcloud_mysql_backup: {
    argument: "instance_id",
    wrong: "a manual backup has no period, and stays until somebody deletes it",
  },
  tencentcloud_mysql_rollback: {
    argument: "instance_id",
    wrong: "a rollback brings deleted rows back, also under names that the row purge does not know",
  },
  tencentcloud_postgresql_base_backup: { argument: "db_instance_id", wrong: BACKUP },
  tencentcloud_redis_backup_operation: { argument: "instance_id", wrong: BACKUP },
  tencentcloud_sqlserver_general_backup: { argument: "instance_id", wrong: BACKUP },
};

export const manualCopy: Rule = {
  id: "manual-copy",
  title: "No copy is made that the schedule does not count",
  why: "What was deleted lives on in it, and no window counts it.",
  exemptable: true,
  resourceTypes: Object.keys(COPIES),
  check: ({ type, values }) => {
    const { argument, wrong } = COPIES[type] ?? { argument: "", wrong: "" };
    const allowed = "no such resource; for backups the automatic ones, whose period the schedule sets";
    return { violations: [{ argument, value: text(values, argument), wrong, allowed }] };
  },
};
