/** The longest that a lifecycle rule of a bucket counts, in days: tencentcloud.com/document/product/436/17029 */
export const MOST_BUCKET_DAYS = 3650;

/** TencentDB keeps automatic backups for so many days (API ModifyBackupConfig). */
export const LEAST_BACKUP_DAYS = 7;
export const MOST_BACKUP_DAYS = 1830;

/** The databases that MySQL keeps for itself. */
export const SYSTEM_DATABASES = ["mysql", "sys", "information_schema", "performance_schema"];
