import { automaticSnapshots } from "../../../../constructs/guard/rules/automatic-snapshots";
import { bucketReplication } from "../../../../constructs/guard/rules/bucket-replication";
import { bucketVersion } from "../../../../constructs/guard/rules/bucket-version";
import { failureStore } from "../../../../constructs/guard/rules/failure-store";
import { localBinlogs } from "../../../../constructs/guard/rules/local-binlogs";
import { manualCopy } from "../../../../constructs/guard/rules/manual-copy";
import { mysqlBackupPolicy } from "../../../../constructs/guard/rules/mysql-backup-policy";
import { mysqlCopiesAsScheduled } from "../../../../constructs/guard/rules/mysql-copies-as-scheduled";
import { remoteBackups } from "../../../../constructs/guard/rules/remote-backups";
import { replicatedIndex } from "../../../../constructs/guard/rules/replicated-index";
import { replicatedInstance } from "../../../../constructs/guard/rules/replicated-instance";
import { snapshotLifecycle } from "../../../../constructs/guard/rules/snapshot-lifecycle";
import { tableRecycleBin } from "../../../../constructs/guard/rules/table-recycle-bin";
import { one, testRules } from "./cases";
import { bucket, cluster, judge, mysql, MYSQL_ID } from "./judge";

const UNDECLARED = { tags: { store: "somebody-elses" } };

function backups(more: object, instance: object = {}) {
  return mysql(instance, { tencentcloud_mysql_backup_policy: { p: { mysql_id: MYSQL_ID, ...more } } });
}

function binlogConfig(save_hours: unknown, instance: object = {}) {
  const config = { instance_id: MYSQL_ID, save_hours, max_usage: 30 };
  return mysql(instance, { tencentcloud_mysql_local_binlog_config: { b: config } });
}

function remote(remote_backup_save: string, remote_binlog_save: string) {
  return one("tencentcloud_mysql_remote_backup_config", {
    remote_backup_save,
    remote_binlog_save,
    expire_days: 30,
  });
}

function automatic(is_auto_backup: unknown, others = {}) {
  return cluster({ cos_backup: [{ is_auto_backup, backup_time: "02:00" }] }, others);
}

function lifecycle(more: object) {
  return { elasticstack_elasticsearch_snapshot_lifecycle: { s: { name: "s", ...more } } };
}

const CLUSTER_SETTINGS = "elasticstack_elasticsearch_cluster_settings";

function failureStoreOf(value: string) {
  const setting = [{ name: "data_streams.failure_store.enabled", value }];
  return one(CLUSTER_SETTINGS, { persistent: { setting } });
}

function template(enabled: boolean, pattern = "operation-log*") {
  return one("elasticstack_elasticsearch_index_template", {
    index_patterns: [pattern],
    template: [{ data_stream_options: [{ failure_store: [{ enabled }] }] }],
  });
}

function version(status: string) {
  const of = { bucket: "${tencentcloud_cos_bucket.images.id}", status };
  return { ...bucket({}), tencentcloud_cos_bucket_version: { v: of } };
}

testRules([
  {
    rule: mysqlBackupPolicy,
    compliant: [backups({})],
    wrong: [[mysql({}), "tencentcloud_mysql_backup_policy = not set"]],
    notApplicable: [mysql(UNDECLARED)],
  },
  {
    rule: mysqlCopiesAsScheduled,
    compliant: [
      backups({ retention_period: 7, binlog_period: 7 }),
      backups({}),
      backups({ retention_period: "7", binlog_period: "${var.days}" }),
    ],
    wrong: [
      [backups({ retention_period: 30, binlog_period: 7 }), "retention_period = 30"],
      [
        backups({ retention_period: 730, binlog_period: 730 }),
        "retention_period = 730",
        "binlog_period = 730",
      ],
    ],
    notApplicable: [backups({ retention_period: 30 }, UNDECLARED)],
  },
  {
    rule: mysqlCopiesAsScheduled,
    circumstances: {
      policy: (text) => text.replace("backups: { keepFor: P7D }", "backups: { keepFor: P14D }"),
    },
    compliant: [backups({ retention_period: 14, binlog_period: 7 })],
    wrong: [
      [backups({ retention_period: 7 }), "retention_period = 7"],
      [backups({}), "retention_period = not set"],
    ],
  },
  {
    rule: localBinlogs,
    compliant: [binlogConfig(168), binlogConfig(72)],
    wrong: [[binlogConfig(169), "save_hours = 169"]],
    notApplicable: [binlogConfig(200, UNDECLARED), binlogConfig("${var.hours}")],
  },
  {
    rule: remoteBackups,
    compliant: [remote("off", "off")],
    wrong: [
      [remote("on", "off"), 'remote_backup_save = "on"'],
      [remote("on", "on"), 'remote_backup_save = "on"', 'remote_binlog_save = "on"'],
    ],
  },
  {
    rule: tableRecycleBin,
    compliant: [
      mysql({}),
      mysql({ parameters: { cdb_recycle_bin_enabled: "OFF" } }),
      one("tencentcloud_mysql_param_template", {
        param_list: [{ name: "max_connections", current_value: "9" }],
      }),
    ],
    wrong: [
      [mysql({ parameters: { cdb_recycle_bin_enabled: "ON" } }), 'cdb_recycle_bin_enabled = "ON"'],
      [
        one("tencentcloud_mysql_param_template", {
          param_list: [{ name: "cdb_recycle_bin_enabled", current_value: "1" }],
        }),
        'cdb_recycle_bin_enabled = "1"',
      ],
    ],
  },
  {
    rule: automaticSnapshots,
    compliant: [automatic(true), automatic(false), automatic(false, lifecycle({})), cluster({})],
    wrong: [[automatic(true, lifecycle({ expire_after: "7d" })), "cos_backup.is_auto_backup = true"]],
    notApplicable: [cluster({ ...UNDECLARED, cos_backup: [{ is_auto_backup: true }] })],
  },
  {
    rule: automaticSnapshots,
    circumstances: { policy: (text) => text.replace("snapshots: { keepFor: P7D }", "snapshots: off") },
    compliant: [automatic(false)],
    wrong: [[automatic(true), "cos_backup.is_auto_backup = true"]],
  },
  {
    rule: snapshotLifecycle,
    compliant: [
      lifecycle({ expire_after: "7d" }),
      lifecycle({ expire_after: "168h", indices: ["operation-*"] }),
      lifecycle({ expire_after: "${var.days}" }),
    ],
    wrong: [
      [lifecycle({ expire_after: "30d" }), 'expire_after = "30d"'],
      [lifecycle({}), "expire_after = not set"],
      [lifecycle({ expire_after: "forever" }), 'expire_after = "forever"'],
      [lifecycle({ expire_after: "7d", min_count: 5 }), "min_count = 5"],
    ],
    notApplicable: [lifecycle({ expire_after: "30d", indices: ["other-*"] })],
  },
  {
    rule: snapshotLifecycle,
    circumstances: { policy: (text) => text.replace("snapshots: { keepFor: P7D }", "snapshots: off") },
    compliant: [],
    wrong: [[lifecycle({ expire_after: "1d" }), 'expire_after = "1d"']],
  },
  {
    rule: bucketReplication,
    compliant: [bucket({}), bucket({ replica_rules: [{ status: "Disabled", destination_bucket: "b" }] })],
    wrong: [
      [
        bucket({ replica_rules: [{ status: "Enabled", destination_bucket: "b" }] }),
        'replica_rules.destination_bucket = "b"',
      ],
      [bucket({ replica_rules: { destination_bucket: "b" } }), 'replica_rules.destination_bucket = "b"'],
    ],
  },
  {
    rule: bucketVersion,
    compliant: [version("Suspended")],
    wrong: [
      [version("Enabled"), 'status = "Enabled"'],
      [version("enabled"), 'status = "enabled"'],
    ],
    notApplicable: [
      one("tencentcloud_cos_bucket_version", { bucket: "other-1250000000", status: "Enabled" }),
    ],
  },
  {
    rule: replicatedInstance,
    compliant: [],
    wrong: [
      [
        one("tencentcloud_mysql_readonly_instance", { master_instance_id: "cdb-1" }),
        'master_instance_id = "cdb-1"',
      ],
      [
        one("tencentcloud_mysql_dr_instance", { master_instance_id: "cdb-1" }),
        'master_instance_id = "cdb-1"',
      ],
    ],
    notApplicable: [mysql({ slave_deploy_mode: 1 })],
  },
  {
    rule: manualCopy,
    compliant: [],
    wrong: [
      [
        one("tencentcloud_mysql_backup", { instance_id: "cdb-1", backup_method: "physical" }),
        'instance_id = "cdb-1"',
      ],
      [one("tencentcloud_mysql_rollback", { instance_id: "cdb-1" }), 'instance_id = "cdb-1"'],
      [one("tencentcloud_cos_batch", { manifest: [{ location: [] }] }), "manifest = not set"],
      [one("elasticstack_elasticsearch_transform", { destination: { index: "x" } }), "destination = not set"],
      ...(
        [
          ["cbs_snapshot", "storage_id"],
          ["cbs_snapshot_policy", "snapshot_policy_name"],
          ["cfs_snapshot", "file_system_id"],
          ["cls_ckafka_consumer", "topic_id"],
          ["cls_cos_shipper", "topic_id"],
          ["cls_data_transform", "src_topic_id"],
          ["cls_export", "topic_id"],
          ["cls_kafka_recharge", "user_kafka_topics"],
          ["cos_object_copy_operation", "source_url"],
          ["dts_migrate_job", "service_id"],
          ["dts_sync_config", "job_id"],
          ["mongodb_instance_backup", "instance_id"],
          ["postgresql_base_backup", "db_instance_id"],
          ["redis_backup_operation", "instance_id"],
          ["sqlserver_general_backup", "instance_id"],
        ] as const
      ).map(
        ([type, argument]) =>
          [one(`tencentcloud_${type}`, { [argument]: "source" }), `${argument} = "source"`] as const,
      ),
    ],
    notApplicable: [backups({})],
  },
  {
    rule: failureStore,
    circumstances: { policy: (text) => text.replace("lifecycle: autonomous-index", "lifecycle: ilm") },
    compliant: [
      template(false),
      one("elasticstack_elasticsearch_index_template", { index_patterns: ["operation-log"], template: {} }),
      failureStoreOf("metrics-*"),
      failureStoreOf("false"),
    ],
    wrong: [
      [template(true), "template.data_stream_options.failure_store.enabled = true"],
      [
        failureStoreOf("metrics-*,operation-*"),
        'persistent.setting data_streams.failure_store.enabled = "operation-*"',
      ],
      [
        one(CLUSTER_SETTINGS, {
          persistent: [{ setting: [{ name: "data_streams.failure_store.enabled", value_list: ["*"] }] }],
        }),
        'persistent.setting data_streams.failure_store.enabled = "*"',
      ],
    ],
    notApplicable: [
      template(true, "other"),
      one(CLUSTER_SETTINGS, { persistent: { setting: [{ name: "slm.retention_schedule", value: "" }] } }),
    ],
  },
  {
    rule: replicatedIndex,
    compliant: [],
    wrong: [
      [
        one("elasticstack_elasticsearch_ccr_follower_index", { name: "f", leader_index: "operation-log" }),
        'leader_index = "operation-log"',
      ],
    ],
  },
]);

test("the backup policy of another instance does not count", () => {
  const other = { ...mysql({}), tencentcloud_mysql_backup_policy: { p: { mysql_id: "cdb-other" } } };

  expect(judge(mysqlBackupPolicy, other)).toEqual(["tencentcloud_mysql_backup_policy = not set"]);
});
