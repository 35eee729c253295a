import { GUARD_KINDS } from "./kinds";

/** Types that hold data, and are of a kind that the policy language does not know: no tag makes them a store of it. */
export const OTHER_STORES: readonly string[] = [
  "cbs_storage",
  "cbs_storage_set",
  "cdwdoris_instance",
  "cdwpg_instance",
  "cfs_file_system",
  "chdfs_file_system",
  "ckafka_instance",
  "ckafka_topic",
  "clickhouse_instance",
  "cynosdb_cluster",
  "cynosdb_cluster_v2",
  "cynosdb_readonly_instance",
  "dcdb_db_instance",
  "dcdb_hourdb_instance",
  "elasticsearch_logstash",
  "emr_cluster",
  "image",
  "instance",
  "lighthouse_disk",
  "lighthouse_instance",
  "lite_hbase_instance",
  "mariadb_dedicatedcluster_db_instance",
  "mariadb_hour_db_instance",
  "mariadb_instance",
  "mongodb_instance",
  "mongodb_readonly_instance",
  "mongodb_sharding_instance",
  "mongodb_standby_instance",
  "mqtt_instance",
  "postgresql_clone_db_instance",
  "postgresql_instance",
  "postgresql_readonly_instance",
  "postgresql_readonly_instance_v2",
  "redis_instance",
  "serverless_hbase_instance",
  "sqlserver_basic_instance",
  "sqlserver_general_cloud_instance",
  "sqlserver_general_cloud_ro_instance",
  "sqlserver_instance",
  "sqlserver_readonly_instance",
  "tcaplus_cluster",
  "tcr_instance",
  "tdcpg_cluster",
  "tdmq_instance",
  "tdmq_rabbitmq_vip_instance",
  "tdmq_rocketmq_cluster",
  "trocket_rocketmq_instance",
  "vdb_instance",
].map((name) => `tencentcloud_${name}`);

/**
 * Types of resources that hold data which somebody could have written about a person. Those of other clouds are not
 * looked at.
 */
export const HOLDS_DATA: readonly string[] = [
  ...Object.values(GUARD_KINDS).flatMap(({ stores, parts, alsoHold = [] }) => [
    ...stores,
    ...Object.keys(parts),
    ...alsoHold,
  ]),
  "tencentcloud_cls_topic",
  ...OTHER_STORES,
];
