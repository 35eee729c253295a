import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { RetentionGuard } from "../../../constructs/guard/retention-guard";
import { readPolicy } from "../../../policy/read-policy";
import { createSchedule } from "../../../schedule/schedule";
import { shownPurge } from "../shown-purge";

const POLICY = readFileSync(join(__dirname, "..", "..", "..", "retention-policy.yaml"), "utf8");
const schedule = createSchedule(readPolicy(POLICY, "retention-policy.yaml").policy);

type Resources = Record<string, Record<string, Record<string, unknown>>>;

const PROTECTED = { lifecycle: { prevent_destroy: true } };
const MYSQL_ID = "${tencentcloud_mysql_instance.db.id}";
const CLUSTER_ID = "${tencentcloud_elasticsearch_instance.search.id}";

const EXPIRY = {
  id: "everything",
  filter_prefix: "",
  expiration: [{ days: 30 }],
  abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
};

/** Three stores, written by hand without any construct of this project, in which nothing is wrong. */
function flawless(): Resources {
  const tables = [
    {
      database: "monitoring",
      name: "interface_call",
      timeColumn: "startTime",
      deleteAfterDays: 730,
      overdueAfterDays: 738,
      partitionDays: 7,
    },
  ];
  const options = {
    "expire.max_age": "730d",
    "pre_create.enable": true,
    "rollover.dynamic": false,
    "rollover.max_age": "1d",
    timestamp_field: "timestamp",
    write_mode: "time_partition",
  };
  const statement = [
    { effect: "allow", action: ["ssm:GetSecretValue"], resource: ["qcs::ssm:::secret/creatorUin/*/purge"] },
  ];
  return {
    tencentcloud_mysql_instance: {
      db: {
        instance_name: "db",
        internet_service: 0,
        intranet_port: 13306,
        destroy_protect: "on",
        tags: { store: "monitoring-db" },
        ...PROTECTED,
      },
    },
    tencentcloud_mysql_ssl: { db: { instance_id: MYSQL_ID, status: "ON" } },
    tencentcloud_mysql_database: { db: { instance_id: MYSQL_ID, db_name: "monitoring", ...PROTECTED } },
    tencentcloud_mysql_backup_policy: {
      db: { mysql_id: MYSQL_ID, retention_period: 7, binlog_period: 7, ...PROTECTED },
    },
    tencentcloud_mysql_remote_backup_config: {
      db: { instance_id: MYSQL_ID, remote_backup_save: "off", remote_binlog_save: "off", expire_days: 7 },
    },
    tencentcloud_mysql_local_binlog_config: { db: { instance_id: MYSQL_ID, save_hours: 72, max_usage: 30 } },
    tencentcloud_scf_function: {
      purge: {
        name: "purge",
        environment: { DB_HOST: "${tencentcloud_mysql_instance.db.intranet_ip}" },
        ...shownPurge(tables).archive,
      },
    },
    terraform_data: { purge: shownPurge(tables).data },
    tencentcloud_scf_trigger: {
      purge: {
        function_name: "${tencentcloud_scf_function.purge.name}",
        type: "timer",
        enable: "OPEN",
        trigger_desc: "0 0 2 * * * *",
      },
    },
    tencentcloud_elasticsearch_instance: {
      search: {
        instance_name: "search",
        license_type: "basic",
        basic_security_type: 2,
        protocol: "https",
        public_access: "CLOSE",
        kibana_public_access: "CLOSE",
        enable_destroy_protection: "OPEN",
        node_info_list: [{ node_num: 3, encrypt: true }],
        cos_backup: [{ is_auto_backup: true, backup_time: "02:00" }],
        tags: { store: "operation-log" },
        ...PROTECTED,
      },
    },
    tencentcloud_elasticsearch_index: {
      log: {
        instance_id: CLUSTER_ID,
        index_name: "operation-log",
        index_type: "auto",
        index_meta_json: JSON.stringify({ options }),
        ...PROTECTED,
      },
    },
    tencentcloud_cos_bucket: {
      images: {
        bucket: "images-1250000000",
        acl: "private",
        encryption_algorithm: "AES256",
        tags: { store: "identification-images" },
        lifecycle_rules: [EXPIRY],
      },
    },
    tencentcloud_security_group_rule_set: {
      inside: { security_group_id: "sg-1", ingress: [{ action: "ACCEPT", cidr_block: "10.0.0.0/8" }] },
    },
    tencentcloud_cam_policy: { purge: { name: "purge", document: JSON.stringify({ statement }) } },
  };
}

/** The same with twenty flaws, each of another kind. */
function flawed(): Resources {
  const all = flawless();
  const set = (type: string, name: string, values: Record<string, unknown>) => {
    all[type] = { ...all[type], [name]: { ...all[type]?.[name], ...values } };
  };
  set("tencentcloud_mysql_instance", "db", {
    internet_service: 1,
    intranet_port: 3306,
    destroy_protect: "off",
    parameters: { cdb_recycle_bin_enabled: "ON" },
  });
  set("tencentcloud_mysql_ssl", "db", { status: "OFF" });
  set("tencentcloud_mysql_backup_policy", "db", { retention_period: 730 });
  set("tencentcloud_mysql_remote_backup_config", "db", { remote_backup_save: "on" });
  set("tencentcloud_mysql_local_binlog_config", "db", { save_hours: 200 });
  set("tencentcloud_mysql_database", "db", { lifecycle: {} });
  set("tencentcloud_scf_trigger", "purge", { enable: "CLOSE" });
  set("tencentcloud_elasticsearch_instance", "search", {
    kibana_public_access: "OPEN",
    protocol: "http",
    basic_security_type: 1,
    node_info_list: [{ node_num: 3 }],
  });
  set("tencentcloud_cos_bucket", "images", {
    acl: "public-read",
    lifecycle_rules: [{ ...EXPIRY, expiration: [{ days: 60 }] }],
    replica_rules: [{ status: "Enabled", destination_bucket: "qcs::cos:ap-shanghai::copy-1250000000" }],
  });
  set("tencentcloud_cos_bucket", "nobodys", {
    bucket: "nobodys-1250000000",
    encryption_algorithm: "AES256",
    lifecycle_rules: [EXPIRY],
  });
  set("tencentcloud_security_group_rule_set", "inside", {
    ingress: [{ action: "ACCEPT", cidr_block: "0.0.0.0/0" }],
  });
  set("tencentcloud_cam_policy", "purge", {
    document: JSON.stringify({
      statement: [{ effect: "allow", action: ["cos:*"], resource: ["qcs::cos:::images-1250000000/*"] }],
    }),
  });
  return all;
}

const PLANTED = [
  "tencentcloud_cam_policy.purge wildcard-permission",
  "tencentcloud_cos_bucket.images bucket-expiry-as-scheduled",
  "tencentcloud_cos_bucket.images bucket-replication",
  "tencentcloud_cos_bucket.images public-acl",
  "tencentcloud_cos_bucket.nobodys undeclared-data",
  "tencentcloud_elasticsearch_instance.search elasticsearch-authentication",
  "tencentcloud_elasticsearch_instance.search elasticsearch-encryption",
  "tencentcloud_elasticsearch_instance.search elasticsearch-tls",
  "tencentcloud_elasticsearch_instance.search kibana-public-address",
  "tencentcloud_mysql_backup_policy.db mysql-copies-as-scheduled",
  "tencentcloud_mysql_database.db prevent-destroy",
  "tencentcloud_mysql_instance.db destroy-protection",
  "tencentcloud_mysql_instance.db mysql-public-address",
  "tencentcloud_mysql_instance.db mysql-well-known-port",
  "tencentcloud_mysql_instance.db table-recycle-bin",
  "tencentcloud_mysql_local_binlog_config.db local-binlogs",
  "tencentcloud_mysql_remote_backup_config.db remote-backups",
  "tencentcloud_mysql_ssl.db mysql-tls",
  "tencentcloud_scf_function.purge purge-runs",
  "tencentcloud_security_group_rule_set.inside open-security-group",
];

/** What the synthesis of a stack with these resources refuses, each as `resource rule`. */
function refused(resources: Resources): string[] {
  const stack = new TerraformStack(Testing.app(), "hand-written");
  stack.addOverride("resource", resources);
  RetentionGuard.protect(stack, schedule);
  return stack.node
    .validate()
    .map((refusal) => refusal.split(": ").slice(0, 2).join(" "))
    .sort();
}

test("a stack that somebody wrote by hand, and wrote well, is let through", () => {
  expect(refused(flawless())).toEqual([]);
});

test("twenty planted violations are reported, and nothing else", () => {
  expect(PLANTED).toHaveLength(20);
  expect(refused(flawed())).toEqual(PLANTED);
});
