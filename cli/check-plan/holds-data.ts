import { HOLDS_DATA } from "../../constructs/guard/data-types";

/** What is lost with a resource, for those whose destruction deletes data in the cloud. */
export const HELD_DATA: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    HOLDS_DATA
      // A template goes without the indices that it made.
      .filter((type) => type !== "elasticstack_elasticsearch_index_template")
      .map((type) => [type, "the resource with all its data"]),
  ),
  elasticstack_elasticsearch_data_stream: "the data stream with all its documents",
  elasticstack_elasticsearch_index: "the index with all its documents",
  tencentcloud_cls_logset: "the logset with its topics",
  tencentcloud_cls_topic: "the topic with all its log lines",
  tencentcloud_cos_bucket: "the bucket, with its objects where force_clean is on",
  tencentcloud_elasticsearch_index: "the index with all its documents",
  tencentcloud_elasticsearch_instance: "the cluster with all its indices",
  tencentcloud_mysql_database: "the database with all its tables",
  tencentcloud_mysql_instance: "the instance with all its databases, backups included",
};
