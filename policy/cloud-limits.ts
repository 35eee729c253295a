/** The longest that a lifecycle rule of a bucket counts, in days: tencentcloud.com/document/product/436/17029 */
export const MOST_BUCKET_DAYS = 3650;

/** TencentDB keeps automatic backups for so many days (API ModifyBackupConfig). */
export const LEAST_BACKUP_DAYS = 7;
export const MOST_BACKUP_DAYS = 1830;

/** Automatic snapshots of a cluster live for so many days; no argument of Terraform changes that. */
export const AUTOMATIC_SNAPSHOT_DAYS = 7;

/** The longest that a log topic counts, in days, and the number that stands for ever: tencentcloud_cls_topic, period. */
export const MOST_LOG_TOPIC_DAYS = 3600;
export const LOG_TOPIC_FOR_EVER = 3640;

/** The databases that MySQL keeps for itself. */
export const SYSTEM_DATABASES = ["mysql", "sys", "information_schema", "performance_schema"];

/**
 * The most levels of a mapping, that of the document included, and the most fields, objects among them, with which
 * Elasticsearch creates an index: `index.mapping.depth.limit`, `index.mapping.total_fields.limit`.
 */
export const MOST_FIELD_LEVELS = 20;
export const MOST_FIELDS = 1000;
