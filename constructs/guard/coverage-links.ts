/** A resource of one type belongs to the store of another, which an argument names. */
export interface CoverageLink {
  readonly type: string;
  readonly argument: string;
  readonly to: string;
  /** Set if the argument is the other's, and names this one. */
  readonly backwards?: true;
}

const MYSQL = "tencentcloud_mysql_instance";
const CLUSTER = "tencentcloud_elasticsearch_instance";
const BUCKET = "tencentcloud_cos_bucket";
const FUNCTION = "tencentcloud_scf_function";
const TOPIC = "tencentcloud_cls_topic";

/** Where a resource says, by its arguments, which store it is part of. */
export const COVERED_THROUGH: readonly CoverageLink[] = [
  ...["account", "backup_policy", "privilege"].map((part) =>
    link(`tencentcloud_mysql_${part}`, "mysql_id", MYSQL),
  ),
  ...[
    "audit_service",
    "backup",
    "backup_encryption_status",
    "cls_log_attachment",
    "database",
    "instance_encryption_operation",
    "local_binlog_config",
    "remote_backup_config",
    "security_groups_attachment",
    "ssl",
  ].map((part) => link(`tencentcloud_mysql_${part}`, "instance_id", MYSQL)),
  ...["readonly_instance", "dr_instance"].map((copy) =>
    link(`tencentcloud_mysql_${copy}`, "master_instance_id", MYSQL),
  ),
  link("tencentcloud_ssm_product_secret", "instance_id", MYSQL),
  link(FUNCTION, "environment", MYSQL),
  link("tencentcloud_scf_trigger", "function_name", FUNCTION),
  ...["index", "security_group"].map((part) =>
    link(`tencentcloud_elasticsearch_${part}`, "instance_id", CLUSTER),
  ),
  ...["policy", "object", "inventory", "version"].map((part) =>
    link(`tencentcloud_cos_bucket_${part}`, "bucket", BUCKET),
  ),
  { type: TOPIC, argument: "cls_topic_id", to: FUNCTION, backwards: true },
  { type: TOPIC, argument: "log_topic", to: "tencentcloud_mysql_cls_log_attachment", backwards: true },
];

function link(type: string, argument: string, to: string): CoverageLink {
  return { type, argument, to };
}
