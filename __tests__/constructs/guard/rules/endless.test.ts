import { accessLogExpiry } from "../../../../constructs/guard/rules/access-log-expiry";
import { bucketExpiry } from "../../../../constructs/guard/rules/bucket-expiry";
import { bucketExpiryAsScheduled } from "../../../../constructs/guard/rules/bucket-expiry-as-scheduled";
import { bucketOldVersions } from "../../../../constructs/guard/rules/bucket-old-versions";
import { bucketUnfinishedUploads } from "../../../../constructs/guard/rules/bucket-unfinished-uploads";
import { indexExpiry } from "../../../../constructs/guard/rules/index-expiry";
import { indexExpiryAsScheduled } from "../../../../constructs/guard/rules/index-expiry-as-scheduled";
import { logTopicPeriod } from "../../../../constructs/guard/rules/log-topic-period";
import { purgeAsScheduled } from "../../../../constructs/guard/rules/purge-as-scheduled";
import { purgeRuns } from "../../../../constructs/guard/rules/purge-runs";
import { rowsArePurged } from "../../../../constructs/guard/rules/rows-are-purged";
import { statementLogPeriod } from "../../../../constructs/guard/rules/statement-log-period";
import { undeclaredData } from "../../../../constructs/guard/rules/undeclared-data";
import { one, testRules } from "./cases";
import { bucket, cluster, CLUSTER_ID, images, mysql, MYSQL_ID } from "./judge";
import { shownPurge } from "../../shown-purge";

const UNDECLARED = { tags: { store: "somebody-elses" } };
const EXPIRE = { expiration: { days: 30 } };
const ABORT = { abort_incomplete_multipart_upload: { days_after_initiation: 1 } };

function versioned(rule: object, more: object = {}) {
  return bucket({ versioning_enable: true, lifecycle_rules: [rule], ...more });
}

/** The images' bucket logs into another, which nobody tagged. */
function accessLog(...lifecycle_rules: object[]) {
  const logs = { bucket: "logs-1250000000", lifecycle_rules };
  const target = "${tencentcloud_cos_bucket.logs.bucket}";
  const { tencentcloud_cos_bucket } = bucket({
    lifecycle_rules: [{ ...EXPIRE, ...ABORT }],
    log_target_bucket: target,
  });
  return { tencentcloud_cos_bucket: { ...tencentcloud_cos_bucket, logs } };
}

function laterEnd(text: string): string {
  return text.replace("P32D", "P50D");
}

function index(options: object, more: object = {}) {
  const body = {
    instance_id: CLUSTER_ID,
    index_name: "operation-log",
    index_type: "auto",
    index_meta_json: JSON.stringify({ options }),
    ...more,
  };
  return cluster({}, { tencentcloud_elasticsearch_index: { log: body } });
}

function template(settings: object, more: object = {}) {
  const body = {
    name: "log",
    index_patterns: ["operation-log*"],
    template: { settings: JSON.stringify(settings) },
  };
  return { elasticstack_elasticsearch_index_template: { log: { ...body, ...more } } };
}

/** A template under a lifecycle policy, with further settings. */
function managed(settings: object, more: object = {}) {
  return template({ "index.lifecycle.name": "two-years", ...settings }, more);
}

/** The same, of a component template that a template is composed of. */
function composed(ofComponent: object, own: object = {}) {
  return {
    ...managed(own, { composed_of: ["shared"] }),
    elasticstack_elasticsearch_component_template: {
      shared: { name: "shared", template: { settings: JSON.stringify(ofComponent) } },
    },
  };
}

function oneIndex(settings: object) {
  const settings_raw = JSON.stringify({ "index.lifecycle.name": "two-years", ...settings });
  return { elasticstack_elasticsearch_index: { log: { name: "operation-log-000001", settings_raw } } };
}

function lifecycle(
  min_age: string,
  patterns = ["operation-log*"],
  more: object = {},
  ofTemplate: object = {},
) {
  const name = "${elasticstack_elasticsearch_index_lifecycle.log.name}";
  return {
    ...template({ "index.lifecycle.name": name }, { index_patterns: patterns, ...ofTemplate }),
    elasticstack_elasticsearch_index_lifecycle: {
      log: { name: "two-years", delete: { min_age, delete: {} }, ...more },
    },
  };
}

const TABLE = {
  database: "monitoring",
  name: "interface_call",
  timeColumn: "startTime",
  deleteAfterDays: 730,
  overdueAfterDays: 738,
  partitionDays: 7,
};

/** A purge of the instance, found by the host that it is given. */
function purge(tables: unknown, more: object = {}, timer: object = {}) {
  const DB_HOST = "${tencentcloud_mysql_instance.main.intranet_ip}";
  const { archive, data } = shownPurge(tables);
  const trigger = {
    function_name: "${tencentcloud_scf_function.purge.name}",
    type: "timer",
    trigger_desc: "0 0 2 * * * *",
  };
  return mysql(
    {},
    {
      tencentcloud_scf_function: { purge: { name: "purge", environment: { DB_HOST }, ...archive, ...more } },
      terraform_data: { purge: data },
      tencentcloud_scf_trigger: { daily: { ...trigger, ...timer } },
    },
  );
}

function withoutTimer(table: object, more: object = {}) {
  return { ...purge([table], more), tencentcloud_scf_trigger: {} };
}

const LOCAL = { ...TABLE, timeZone: "+08:00" };
const WEEKLY = { ...TABLE, overdueAfterDays: 744 };
const WEEKLY_LOCAL = { ...WEEKLY, timeZone: "+08:00" };

/** The same, told something else beside its tables. */
function told(more: object, tables: unknown = [TABLE]) {
  const { archive, data } = shownPurge(tables, undefined, more);
  return { ...purge(tables, archive), terraform_data: { purge: data } };
}

/** The shipped policy with times that are written at +08:00, and a purge at half past two on Mondays there. */
function atHalfPastTwo(text: string) {
  return text
    .replace("{ timeColumn: startTime", '{ timeColumn: startTime, timeZone: "+08:00"')
    .replace("every: P1D", 'every: P1W, at: "02:30+08:00"')
    .replace("goneBy: P2Y30D", "goneBy: P3Y");
}

function topic(more: object) {
  return one("tencentcloud_cls_topic", {
    topic_name: "t",
    tags: { store: "identification-images" },
    ...more,
  });
}

function audit(log_expire_day: unknown) {
  return mysql({}, { tencentcloud_mysql_audit_service: { a: { instance_id: MYSQL_ID, log_expire_day } } });
}

function slowLog(more: object) {
  return mysql({}, { tencentcloud_mysql_cls_log_attachment: { s: { instance_id: MYSQL_ID, ...more } } });
}

testRules([
  {
    rule: bucketExpiry,
    compliant: [
      images(EXPIRE),
      images({ expiration: [{ days: "30" }] }),
      images({ expiration: { date: "2030-01-01" } }),
    ],
    wrong: [
      [images(), "lifecycle_rules.expiration = not set"],
      [images(ABORT), "lifecycle_rules.expiration = not set"],
      [accessLog(), "lifecycle_rules.expiration = not set"],
    ],
    notApplicable: [
      bucket(UNDECLARED),
      images({ expiration: { days: "${var.days}" } }),
      bucket({ lifecycle_rules: "${local.rules}" }),
    ],
  },
  {
    rule: bucketExpiryAsScheduled,
    compliant: [
      images(EXPIRE),
      images({ filter_prefix: "images/", ...EXPIRE }, { filter_prefix: "", expiration: { days: 30 } }),
    ],
    wrong: [
      [images({ expiration: { days: 29 } }), "lifecycle_rules.expiration.days = 29"],
      [images({ expiration: { days: 31 } }), "lifecycle_rules.expiration.days = 31"],
      [images({ expiration: { date: "2030-01-01" } }), 'lifecycle_rules.expiration.date = "2030-01-01"'],
    ],
    notApplicable: [bucket({ ...UNDECLARED, lifecycle_rules: [{ expiration: { days: 9 } }] }), images(ABORT)],
  },
  {
    rule: bucketUnfinishedUploads,
    compliant: [images(ABORT), images(EXPIRE, ABORT)],
    wrong: [
      [images(EXPIRE), "lifecycle_rules.abort_incomplete_multipart_upload = not set"],
      [
        images({ abort_incomplete_multipart_upload: { days_after_initiation: 8 } }),
        "lifecycle_rules.abort_incomplete_multipart_upload.days_after_initiation = 8",
      ],
    ],
    notApplicable: [bucket(UNDECLARED)],
  },
  {
    rule: bucketOldVersions,
    compliant: [versioned({ non_current_expiration: { non_current_days: 1 } })],
    wrong: [
      [versioned(EXPIRE), "lifecycle_rules.non_current_expiration = not set"],
      [
        versioned({ non_current_expiration: { non_current_days: 2 } }),
        "lifecycle_rules.non_current_expiration.non_current_days = 2",
      ],
    ],
    notApplicable: [images(EXPIRE), versioned(EXPIRE, UNDECLARED)],
    circumstances: {
      policy: (text) =>
        laterEnd(text).replace(/( +)(unfinishedUploads: .*)/, "$1$2\n$1versions: { keepFor: P1D }"),
    },
  },
  {
    rule: accessLogExpiry,
    compliant: [accessLog({ expiration: { days: 16 } })],
    wrong: [[accessLog({ expiration: { days: 17 } }), "lifecycle_rules.expiration.days = 17"]],
    notApplicable: [images({ expiration: { days: 17 } })],
    circumstances: { policy: laterEnd },
  },
  {
    rule: indexExpiry,
    compliant: [
      index({ "expire.max_age": "730d" }),
      lifecycle("730d"),
      template({ index: { lifecycle: { name: "two-years" } } }),
      template({}, { template: { settings: "{}", lifecycle: { data_retention: "730d" } } }),
      {
        ...lifecycle("730d"),
        elasticstack_elasticsearch_data_stream: { log: { name: "operation-log" } },
      },
      managed({ lifecycle: { skip: false, indexing_complete: "false", parse_origination_date: null } }),
      managed({ "index.lifecycle.prefer_ilm": true, "lifecycle.origination_date": -1 }),
      managed({ index: { blocks: { read_only: false, write: true } }, "blocks.metadata": "false" }),
      managed({ "index.lifecycle.skip": "${var.skip}" }),
      template(
        {},
        {
          template: {
            settings: '{"index.lifecycle.prefer_ilm":false}',
            lifecycle: { data_retention: "730d" },
          },
        },
      ),
      composed({ "index.lifecycle.skip": false }),
      composed({ "index.lifecycle.skip": true }, { lifecycle: { skip: false } }),
      // As retention elasticsearch adopt sets it.
      oneIndex({
        "index.lifecycle.indexing_complete": true,
        "index.lifecycle.origination_date": 1767225599000,
      }),
    ],
    wrong: [
      [
        managed({ "index.lifecycle.indexing_complete": true }),
        "template.settings index.lifecycle.indexing_complete = true",
      ],
      [
        managed({ lifecycle: { origination_date: 1767225599000 } }),
        "template.settings index.lifecycle.origination_date = 1767225599000",
      ],
      [
        managed({ index: { lifecycle: { parse_origination_date: "true" } } }),
        'template.settings index.lifecycle.parse_origination_date = "true"',
      ],
      [managed({ "lifecycle.skip": true }), "template.settings index.lifecycle.skip = true"],
      [
        managed({ "index.lifecycle": { prefer_ilm: false } }),
        "template.settings index.lifecycle.prefer_ilm = false",
      ],
      [
        managed({ blocks: { read_only: true }, index: { "blocks.metadata": "true" } }),
        "template.settings index.blocks.read_only = true",
        'template.settings index.blocks.metadata = "true"',
      ],
      [
        template({ "index.lifecycle.skip": true }),
        "template.settings = not set",
        "template.settings index.lifecycle.skip = true",
      ],
      [
        composed({ "index.lifecycle.skip": true }),
        "composed_of elasticstack_elasticsearch_component_template.shared template.settings index.lifecycle.skip = true",
      ],
      [oneIndex({ "index.lifecycle.skip": true }), "settings_raw index.lifecycle.skip = true"],
      [index({}), "index_meta_json options expire.max_age = not set"],
      [index({ "expire.max_age": "-1" }), 'index_meta_json options expire.max_age = "-1"'],
      [index({ "expire.max_age": "forever" }), 'index_meta_json options expire.max_age = "forever"'],
      [index({ "expire.max_age": "2y" }), 'index_meta_json options expire.max_age = "2y"'],
      [index({ "expire.max_age": "1.5d" }), 'index_meta_json options expire.max_age = "1.5d"'],
      [index({ "expire.max_age": 730 }), "index_meta_json options expire.max_age = 730"],
      [index({ "expire.max_age": null }), "index_meta_json options expire.max_age = null"],
      [
        template({}, { template: { settings: "{}", lifecycle: { data_retention: "2y" } } }),
        'template.lifecycle.data_retention = "2y"',
      ],
      [index({}, { index_meta_json: "{ options" }), "index_meta_json = not set"],
      [index({}, { index_type: "normal" }), 'index_type = "normal"'],
      [template({ "index.number_of_replicas": 1 }), "template.settings = not set"],
      [
        { elasticstack_elasticsearch_data_stream: { log: { name: "operation-log" } } },
        'name = "operation-log"',
      ],
      [
        { elasticstack_elasticsearch_index: { log: { name: "operation-log-000001" } } },
        "settings_raw = not set",
      ],
    ],
    notApplicable: [
      index({}, { index_meta_json: "${file(var.meta)}" }),
      template({}, { index_patterns: ["metrics-*"] }),
    ],
  },
  {
    rule: indexExpiryAsScheduled,
    compliant: [
      index({ "expire.max_age": "730d", "rollover.max_age": "1d", write_mode: "time_partition" }),
      lifecycle("730d"),
      lifecycle("730d", undefined, { hot: { rollover: { max_age: "24h" } } }, { data_stream: {} }),
      template({}, { template: { settings: "{}", lifecycle: { data_retention: "730d" } } }),
      template({ "index.lifecycle.name": "${var.lifecycle}" }),
      ...["0ms", "0d", "0", null, "${var.age}"].map((min_age) =>
        lifecycle("730d", undefined, { hot: [{ min_age, rollover: [{ max_age: "1d" }] }] }),
      ),
    ],
    wrong: [
      ...["1d", "10m", "soon"].map(
        (min_age) =>
          [
            lifecycle("730d", undefined, { hot: { min_age, rollover: { max_age: "1d" } } }),
            `hot.min_age = ${JSON.stringify(min_age)}`,
          ] as const,
      ),
      [index({ "expire.max_age": "365d" }), 'index_meta_json options expire.max_age = "365d"'],
      [index({ "rollover.max_age": "30d" }), 'index_meta_json options rollover.max_age = "30d"'],
      [index({ write_mode: "append_only" }), 'index_meta_json options write_mode = "append_only"'],
      [lifecycle("731d"), 'delete.min_age = "731d"'],
      [
        lifecycle("730d", undefined, { hot: { rollover: { max_age: "60d" } } }),
        'hot.rollover.max_age = "60d"',
      ],
      [lifecycle("730d", undefined, {}, { data_stream: {} }), "hot.rollover = not set"],
      [
        template({ index: { lifecycle: { name: "elsewhere" } } }),
        'template.settings index.lifecycle.name = "elsewhere"',
      ],
    ],
    notApplicable: [template({}), index({}, { index_name: "another" }), lifecycle("9d", ["metrics-*"])],
  },
  {
    rule: rowsArePurged,
    compliant: [purge([TABLE])],
    wrong: [
      [mysql({}), "configuration of the purge = not set"],
      [purge([{ ...TABLE, name: "other" }]), "configuration of the purge = not set"],
      // The archive has another configuration than the one that is shown, or nobody knows which.
      [
        purge([TABLE], { zip_file: "purge-0123456789abcdef.zip" }),
        'zip_file of the purge = "purge-0123456789abcdef.zip"',
      ],
      [purge([TABLE], { zip_file: "purge.zip" }), 'zip_file of the purge = "purge.zip"'],
      [purge([TABLE], { zip_file: null }), "zip_file of the purge = not set"],
    ],
    notApplicable: [
      mysql(UNDECLARED),
      { ...purge([]), terraform_data: { purge: { ...shownPurge([]).data, input: "${local.tables}" } } },
      purge([TABLE], { zip_file: "${local.archive}" }),
    ],
  },
  {
    rule: purgeAsScheduled,
    compliant: [purge([TABLE])],
    wrong: [
      [
        purge([{ ...TABLE, deleteAfterDays: 731 }]),
        "configuration of the purge: monitoring.interface_call deleteAfterDays = 731",
      ],
      [
        purge([{ ...TABLE, timeColumn: "endTime" }]),
        'configuration of the purge: monitoring.interface_call timeColumn = "endTime"',
      ],
      [
        purge([TABLE, { ...TABLE, name: "other" }]),
        'configuration of the purge: tables = "monitoring.other"',
      ],
      [
        purge([{ ...TABLE, timeZone: "+08:00" }]),
        'configuration of the purge: monitoring.interface_call timeZone = "+08:00"',
      ],
      [
        purge([{ ...TABLE, unit: "seconds" }]),
        'configuration of the purge: monitoring.interface_call unit = "seconds"',
      ],
      [
        purge([{ ...TABLE, overdueAfterDays: 3650 }]),
        "configuration of the purge: monitoring.interface_call overdueAfterDays = 3650",
      ],
      [told({ deadlineSeconds: 1 }), "configuration of the purge: deadlineSeconds = 1"],
    ],
    notApplicable: [purge([TABLE], { environment: { DB_HOST: "10.0.0.1" } })],
  },
  {
    rule: purgeAsScheduled,
    compliant: [
      purge([WEEKLY_LOCAL], {}, { trigger_desc: "0 30 18 * * SUN *" }),
      purge([WEEKLY_LOCAL], {}, { trigger_desc: "${var.timer}" }),
      purge([WEEKLY_LOCAL], {}, { enable: "CLOSE" }),
      withoutTimer(WEEKLY_LOCAL, { triggers: [{ type: "timer", trigger_desc: " 0 30 18  * * SUN *" }] }),
    ],
    wrong: [
      [
        purge([WEEKLY], {}, { trigger_desc: "0 30 18 * * SUN *" }),
        "configuration of the purge: monitoring.interface_call timeZone = not set",
      ],
      [
        purge([{ ...WEEKLY_LOCAL, timeZone: "+09:00" }], {}, { trigger_desc: "0 30 2 * * MON *" }),
        'configuration of the purge: monitoring.interface_call timeZone = "+09:00"',
        'trigger_desc of the timer = "0 30 2 * * MON *"',
      ],
      [
        withoutTimer(WEEKLY_LOCAL, {
          triggers: [
            { type: "timer", trigger_desc: "0 30 18 * * SUN *" },
            { type: "timer", trigger_desc: "0 0 12 * * * *" },
          ],
        }),
        'trigger_desc of the timer = "0 0 12 * * * *"',
      ],
    ],
    circumstances: { policy: atHalfPastTwo, timerZones: {} },
  },
  {
    rule: purgeAsScheduled,
    compliant: [purge([WEEKLY_LOCAL], {}, { trigger_desc: "0 30 2 * * MON *" })],
    wrong: [
      [
        purge([WEEKLY_LOCAL], {}, { trigger_desc: "0 30 18 * * SUN *" }),
        'trigger_desc of the timer = "0 30 18 * * SUN *"',
      ],
    ],
    circumstances: { policy: atHalfPastTwo, timerZones: { "monitoring-db": "+08:00" } },
  },
  {
    // The policy leaves the purge to others: it says nothing of how a run is to be.
    rule: purgeAsScheduled,
    compliant: [purge([{ ...TABLE, overdueAfterDays: 800 }]), told({ deadlineSeconds: 60 })],
    wrong: [
      [
        purge([{ ...TABLE, timeColumn: "endTime" }]),
        'configuration of the purge: monitoring.interface_call timeColumn = "endTime"',
      ],
    ],
    circumstances: {
      policy: (text) => text.replace("every: P1D", "leftOut: the application deletes them"),
    },
  },
  {
    // By which clock the timer runs, nobody knows.
    rule: purgeAsScheduled,
    compliant: [purge([WEEKLY_LOCAL], {}, { trigger_desc: "0 0 12 * * MON *" })],
    wrong: [
      [
        purge([WEEKLY], {}, { trigger_desc: "0 0 12 * * MON *" }),
        "configuration of the purge: monitoring.interface_call timeZone = not set",
      ],
    ],
    circumstances: { policy: atHalfPastTwo },
  },
  {
    rule: purgeAsScheduled,
    compliant: [purge([TABLE]), purge([{ ...TABLE, timeZone: "+00:00" }])],
    wrong: [[purge([LOCAL]), 'configuration of the purge: monitoring.interface_call timeZone = "+08:00"']],
    circumstances: {
      policy: (text) =>
        text.replace("{ timeColumn: startTime", '{ timeColumn: startTime, timeZone: "+00:00"'),
    },
  },
  {
    rule: purgeRuns,
    compliant: [
      purge([TABLE]),
      withoutTimer(TABLE, { triggers: [{ name: "t", type: "timer", trigger_desc: "0 30 4 * * * *" }] }),
      purge([TABLE], {}, { trigger_desc: "${var.timer}" }),
    ],
    wrong: [
      [told({ pace: "slow" }), 'configuration of the purge = "configuration: unknown key \\"pace\\""'],
      [purge([TABLE, TABLE]), 'configuration of the purge = "configuration.tables: names a table twice"'],
      [
        told({ deadlineSeconds: 0, lockWaitSeconds: undefined }),
        'configuration of the purge = "configuration.lockWaitSeconds: is missing"',
        'configuration of the purge = "configuration.deadlineSeconds: is not a whole number above 0"',
      ],
      [withoutTimer(TABLE), "triggers = not set"],
      [purge([TABLE], {}, { enable: "CLOSE" }), 'enable of the timer = "CLOSE"'],
      [
        purge([TABLE], {}, { trigger_desc: "0 0 2 * * MON *" }),
        'trigger_desc of the timer = "0 0 2 * * MON *"',
      ],
      [purge([TABLE], {}, { trigger_desc: "0 0 2 1 * * *" }), 'trigger_desc of the timer = "0 0 2 1 * * *"'],
    ],
    notApplicable: [purge([TABLE], { environment: {} })],
  },
  {
    rule: logTopicPeriod,
    compliant: [topic({ period: 32 }), topic({ period: "7" })],
    wrong: [
      [topic({}), "period = not set"],
      [topic({ period: 33 }), "period = 33"],
      [topic({ period: 3640 }), "period = 3640"],
      [topic({ period: 0 }), "period = 0"],
      [topic({ period: "-1" }), 'period = "-1"'],
    ],
    notApplicable: [topic(UNDECLARED), topic({ period: "${var.days}" })],
  },
  {
    rule: statementLogPeriod,
    // Rows go 15 minutes into day 739, and all must be gone by day 760.
    compliant: [audit(7), slowLog({ period: 21 })],
    wrong: [
      [audit(30), "log_expire_day = 30"],
      [audit(1825), "log_expire_day = 1825"],
      [slowLog({}), "period = not set"],
      [slowLog({ period: 22 }), "period = 22"],
    ],
    notApplicable: [
      audit("${var.days}"),
      mysql(UNDECLARED, { tencentcloud_mysql_audit_service: { a: { instance_id: MYSQL_ID } } }),
    ],
  },
  {
    rule: undeclaredData,
    compliant: [
      mysql({}, { tencentcloud_mysql_database: { d: { instance_id: MYSQL_ID, db_name: "monitoring" } } }),
      accessLog(),
      index({}),
    ],
    wrong: [
      [bucket(UNDECLARED), 'tags.store = "somebody-elses"'],
      // The store of another kind.
      [bucket({ tags: { store: "monitoring-db" } }), 'tags.store = "monitoring-db"'],
      [bucket({ tags: undefined }), "tags.store = not set"],
      [
        mysql({}, { tencentcloud_mysql_database: { d: { instance_id: MYSQL_ID, db_name: "another" } } }),
        "tags.store = not set",
      ],
      [one("tencentcloud_redis_instance", { name: "cache" }), "tags.store = not set"],
      [one("tencentcloud_ckafka_topic", { topic_name: "calls" }), "tags.store = not set"],
      // The policy has no such kind of store, whatever the tag says.
      ...["postgresql_instance", "mongodb_instance", "cbs_storage", "instance", "lighthouse_disk"].map(
        (type) =>
          [
            one(`tencentcloud_${type}`, { tags: { store: "monitoring-db" } }),
            'tags.store = "monitoring-db"',
          ] as const,
      ),
      [
        one("tencentcloud_mysql_readonly_instance", { tags: { store: "operation-log" } }),
        'tags.store = "operation-log"',
      ],
    ],
  },
]);
