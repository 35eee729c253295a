import { dataStreamRetention } from "../../../../constructs/guard/rules/data-stream-retention";
import { ignoredChanges } from "../../../../constructs/guard/rules/ignored-changes";
import { ilmDeletes } from "../../../../constructs/guard/rules/ilm-deletes";
import { ilmForceDestroy } from "../../../../constructs/guard/rules/ilm-force-destroy";
import { ilmRollover } from "../../../../constructs/guard/rules/ilm-rollover";
import { ilmWaitsForSnapshot } from "../../../../constructs/guard/rules/ilm-waits-for-snapshot";
import { indexRollover } from "../../../../constructs/guard/rules/index-rollover";
import { lifecycleConflict } from "../../../../constructs/guard/rules/lifecycle-conflict";
import { lifecycleIntervals } from "../../../../constructs/guard/rules/lifecycle-intervals";
import { lifecycleJoinedExpiration } from "../../../../constructs/guard/rules/lifecycle-joined-expiration";
import { lifecycleMissesCategory } from "../../../../constructs/guard/rules/lifecycle-misses-category";
import { lifecycleZeroDays } from "../../../../constructs/guard/rules/lifecycle-zero-days";
import { objectLock } from "../../../../constructs/guard/rules/object-lock";
import { one, testRules } from "./cases";
import { bucket, images } from "./judge";
import { shownPurge } from "../../shown-purge";

function expire(days: unknown, more: object = {}) {
  return { id: "all", filter_prefix: "", expiration: [{ days }], ...more };
}

function index(options: object) {
  const index_meta_json = JSON.stringify({ options: { "expire.max_age": "730d", ...options } });
  return one("tencentcloud_elasticsearch_index", { index_type: "auto", index_name: "x", index_meta_json });
}

function ilm(more: object) {
  return one("elasticstack_elasticsearch_index_lifecycle", { name: "p", ...more });
}

function ignoring(type: string, ignore_changes: unknown, more: object = {}) {
  return one(type, { ...more, lifecycle: { ignore_changes } });
}

const PURGE = shownPurge([{ database: "d", name: "t", deleteAfterDays: 30 }], "f");

/** The function of a purge whose changes are ignored. */
function purge(ignored: string) {
  return {
    ...ignoring("tencentcloud_scf_function", [ignored], { name: "f", ...PURGE.archive }),
    terraform_data: { f: PURGE.data },
  };
}

/** A trigger whose changes are ignored, of this function. */
function trigger(ignored: string, isPurge = true) {
  return {
    tencentcloud_scf_function: { f: { name: "f", ...(isPurge && PURGE.archive) } },
    terraform_data: { f: isPurge ? PURGE.data : { input: "{}" } },
    ...ignoring("tencentcloud_scf_trigger", [ignored], { function_name: "f" }),
  };
}

/** With an index that uses it. */
function usedIlm(more: object) {
  const settings_raw = JSON.stringify({ "index.lifecycle.name": "p" });
  return { ...ilm(more), ...one("elasticstack_elasticsearch_index", { name: "i", settings_raw }) };
}

const CLUSTER_SETTINGS = "elasticstack_elasticsearch_cluster_settings";

function settings(name: string, value: string) {
  return one(CLUSTER_SETTINGS, { persistent: { setting: [{ name, value }] } });
}

const WITH_MARKERS = { days: 30, delete_marker: true };

testRules([
  {
    rule: lifecycleZeroDays,
    compliant: [
      images(expire(30)),
      images({ id: "markers", expiration: [{ delete_marker: true, days: 0 }] }),
      images({ id: "date", expiration: { date: "2030-01-01", days: 0 } }),
      images(expire("${var.days}")),
    ],
    wrong: [
      [images(expire(0)), "lifecycle_rules all expiration.days = 0"],
      [
        images({ non_current_expiration: [{ non_current_days: "0" }] }),
        "lifecycle_rules rule 1 non_current_expiration.non_current_days = 0",
      ],
      [
        images(expire(30, { abort_incomplete_multipart_upload: { days_after_initiation: 0 } })),
        "lifecycle_rules all abort_incomplete_multipart_upload.days_after_initiation = 0",
      ],
    ],
  },
  {
    rule: lifecycleMissesCategory,
    compliant: [
      images(expire(30)),
      images(expire(30, { filter_prefix: "images/" }), expire(30, { filter_prefix: "rec" })),
    ],
    wrong: [
      [images(expire(30, { filter_prefix: "images/" })), 'lifecycle_rules.filter_prefix = ["images/"]'],
      [
        images(expire(30, { filter_prefix: "images/2024/" }), expire(30, { filter_prefix: "records/" })),
        'lifecycle_rules.filter_prefix = ["images/2024/","records/"]',
      ],
    ],
    notApplicable: [
      images(),
      images(expire(30, { filter_prefix: "${var.prefix}" })),
      bucket({ tags: {}, lifecycle_rules: [expire(30, { filter_prefix: "tmp/" })] }),
    ],
  },
  {
    rule: lifecycleConflict,
    compliant: [
      images(expire(30), { id: "markers", expiration: [{ delete_marker: true }] }),
      images(expire(30, { filter_prefix: "a/" }), expire(14, { filter_prefix: "b/" })),
      images(expire(30), expire(30, { id: "again", filter_prefix: "a/" })),
    ],
    wrong: [
      [
        images(expire(30), expire(14, { id: "sooner", filter_prefix: "a/" })),
        "lifecycle_rules all and sooner expiration.days = [30,14]",
      ],
      [
        images(
          { id: "a", abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }] },
          { id: "b", abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
        ),
        "lifecycle_rules a and b abort_incomplete_multipart_upload.days_after_initiation = [1,7]",
      ],
    ],
  },
  {
    rule: lifecycleJoinedExpiration,
    compliant: [images(expire(30), { expiration: [{ delete_marker: true }] })],
    wrong: [
      [
        images({ id: "all", expiration: [WITH_MARKERS] }),
        'lifecycle_rules all expiration = ["days","delete_marker"]',
      ],
      [
        images({ id: "all", expiration: [{ days: 30, date: "2030-01-01" }] }),
        'lifecycle_rules all expiration = ["days","date"]',
      ],
    ],
  },
  {
    rule: objectLock,
    compliant: [images(expire(30)), bucket({ object_lock_configuration: [{ enabled: false }] })],
    wrong: [
      [
        bucket({ object_lock_configuration: [{ enabled: true, rule: [{ days: 30 }] }] }),
        "object_lock_configuration.enabled = true",
      ],
    ],
  },
  {
    rule: ignoredChanges,
    compliant: [
      bucket({}),
      bucket({ lifecycle: { ignore_changes: ["acl", "tags"] } }),
      purge("description"),
      trigger("description"),
    ],
    wrong: [
      [bucket({ lifecycle: { ignore_changes: "all" } }), 'lifecycle.ignore_changes = "all"'],
      [
        bucket({ lifecycle: [{ ignore_changes: ["acl", "lifecycle_rules[0].expiration"] }] }),
        'lifecycle.ignore_changes = "lifecycle_rules[0].expiration"',
      ],
      [
        ignoring("tencentcloud_mysql_backup_policy", ["retention_period", "binlog_period"]),
        'lifecycle.ignore_changes = "retention_period"',
        'lifecycle.ignore_changes = "binlog_period"',
      ],
      [
        ignoring("tencentcloud_elasticsearch_index", ["index_meta_json"]),
        'lifecycle.ignore_changes = "index_meta_json"',
      ],
      [
        ignoring("elasticstack_elasticsearch_index_lifecycle", ["delete"]),
        'lifecycle.ignore_changes = "delete"',
      ],
      [purge("zip_file"), 'lifecycle.ignore_changes = "zip_file"'],
      [ignoring("terraform_data", ["input"], PURGE.data), 'lifecycle.ignore_changes = "input"'],
      [trigger("enable"), 'lifecycle.ignore_changes = "enable"'],
    ],
    notApplicable: [
      ignoring("tencentcloud_ssm_product_secret", ["kms_key_id"]),
      ignoring("tencentcloud_scf_function", ["zip_file"]),
      trigger("enable", false),
      ignoring("terraform_data", ["input"], { input: "of something else" }),
    ],
  },
  {
    rule: indexRollover,
    compliant: [
      index({ "rollover.max_age": "1d", "rollover.dynamic": false, "pre_create.enable": true }),
      index({ "rollover.max_age": "1d" }),
    ],
    wrong: [
      [index({}), "index_meta_json options rollover.max_age = not set"],
      [index({ "rollover.max_age": "-1" }), 'index_meta_json options rollover.max_age = "-1"'],
      [
        index({ "rollover.max_age": "1d", "rollover.dynamic": true }),
        "index_meta_json options rollover.dynamic = true",
      ],
      [
        index({ "rollover.max_age": "1d", "pre_create.enable": false }),
        "index_meta_json options pre_create.enable = false",
      ],
    ],
    notApplicable: [
      index({ "expire.max_age": undefined }),
      one("tencentcloud_elasticsearch_index", { index_meta_json: "${local.meta}" }),
    ],
  },
  {
    rule: ilmRollover,
    compliant: [
      ilm({ hot: { rollover: { max_age: "1d" } } }),
      ilm({ hot: [{ rollover: [{ max_age: "1d" }] }] }),
      // As a plan has what is not set.
      ilm({ hot: [{ rollover: [{ max_age: "1d", min_docs: null, min_age: null }] }] }),
      ilm({ hot: { rollover: { max_age: "1d", min_age: "24h", min_docs: 0, min_size: "0b" } } }),
      ilm({ hot: { rollover: { max_age: "1d", min_docs: "${var.docs}" } } }),
      ilm({ hot: { rollover: { max_age: "${var.age}", min_age: "2d" } } }),
    ],
    wrong: [
      [ilm({ hot: { rollover: { max_size: "50gb" } } }), "hot.rollover.max_age = not set"],
      [ilm({ hot: { rollover: { max_age: "1w" } } }), 'hot.rollover.max_age = "1w"'],
      [ilm({ hot: { rollover: { max_age: null } } }), "hot.rollover.max_age = not set"],
      [
        ilm({ hot: { rollover: { max_age: "1d", min_docs: 1000, min_primary_shard_size: "1gb" } } }),
        "hot.rollover.min_docs = 1000",
        'hot.rollover.min_primary_shard_size = "1gb"',
      ],
      [ilm({ hot: { rollover: { max_age: "1d", min_age: "25h" } } }), 'hot.rollover.min_age = "25h"'],
    ],
  },
  {
    rule: ilmDeletes,
    compliant: [
      usedIlm({ delete: { min_age: "730d", delete: {} } }),
      usedIlm({ delete: [{ delete: [{}] }] }),
      usedIlm({ delete: [{ delete: [{ delete_searchable_snapshot: true }] }] }),
      usedIlm({ delete: [{ min_age: "${var.age}", delete: [{}] }] }),
    ],
    wrong: [
      [usedIlm({ hot: {} }), "delete = not set"],
      [usedIlm({ delete: { min_age: "730d" } }), "delete.delete = not set"],
      [usedIlm({ delete: { min_age: "2y", delete: {} } }), 'delete.min_age = "2y"'],
      [
        usedIlm({ delete: [{ min_age: "730d", delete: [{ delete_searchable_snapshot: false }] }] }),
        "delete.delete.delete_searchable_snapshot = false",
      ],
    ],
    notApplicable: [ilm({})],
  },
  {
    rule: ilmWaitsForSnapshot,
    compliant: [ilm({ delete: { min_age: "730d", delete: {} } })],
    wrong: [
      [ilm({ delete: { wait_for_snapshot: { policy: "daily" } } }), 'delete.wait_for_snapshot = "daily"'],
    ],
  },
  {
    rule: ilmForceDestroy,
    compliant: [ilm({ force_destroy: false }), ilm({})],
    wrong: [[ilm({ force_destroy: true }), "force_destroy = true"]],
  },
  {
    rule: lifecycleIntervals,
    compliant: [
      settings("indices.lifecycle.poll_interval", "1m"),
      settings("indices.lifecycle.poll_interval", "${var.interval}"),
      settings("slm.retention_schedule", "0 0 3 * * ?"),
      settings("slm.retention_duration", "30m"),
    ],
    wrong: [
      [
        settings("indices.lifecycle.poll_interval", "1h"),
        'persistent.setting indices.lifecycle.poll_interval = "1h"',
      ],
      [
        one(CLUSTER_SETTINGS, { transient: [{ setting: [{ name: "slm.retention_schedule", value: "" }] }] }),
        'transient.setting slm.retention_schedule = ""',
      ],
      [
        settings("slm.retention_schedule", "0 30 1 1 * ?"),
        'persistent.setting slm.retention_schedule = "0 30 1 1 * ?"',
      ],
      [settings("slm.retention_duration", "2h"), 'persistent.setting slm.retention_duration = "2h"'],
    ],
    notApplicable: [settings("indices.recovery.max_bytes_per_sec", "50mb")],
  },
  {
    rule: dataStreamRetention,
    compliant: [
      one("elasticstack_elasticsearch_data_stream_lifecycle", { data_retention: "730d" }),
      one("elasticstack_elasticsearch_data_stream_lifecycle", { data_retention: "${var.period}" }),
    ],
    wrong: [
      [one("elasticstack_elasticsearch_data_stream_lifecycle", { name: "x" }), "data_retention = not set"],
      [
        one("elasticstack_elasticsearch_data_stream_lifecycle", { data_retention: "forever" }),
        'data_retention = "forever"',
      ],
      [
        one("elasticstack_elasticsearch_data_stream_lifecycle", { data_retention: "730d", enabled: false }),
        "enabled = false",
      ],
    ],
  },
]);
