/** The provider's documentation and its code disagree about the default, so it is always set. */
export const ENGINE_VERSION = "8.0";

export const ENGINE_VERSIONS = ["5.7", "8.0", "8.4"] as const;

/** The least and the most that can be meant: memory in MB, disk in GB, cores. The service offers less. */
export const MEMORY = [1000, 1_000_000] as const;
export const DISK = [20, 100_000] as const;
export const CPU = [1, 1000] as const;

/** Not 3306, which every scanner tries first. */
export const PORT = 13306;

/** Primary and one replica. */
export const NODES = 2;

/** Replicas acknowledge a write before the client hears of it: 0 asynchronous, 1 semi-synchronous, 2 strong. */
export const SYNC_MODE = 1;

/** Local time of the instance's region, off-peak; one of six windows of four hours. */
export const BACKUP_WINDOW = "02:00-06:00";
export const BACKUP_WINDOWS = [
  "02:00-06:00",
  "06:00-10:00",
  "10:00-14:00",
  "14:00-18:00",
  "18:00-22:00",
  "22:00-02:00",
];

export const MAINTENANCE_WINDOW = "03:00-04:00";

/** Without Sunday, which the provider never reads back (mysql_time_window.go:106), so that every plan would differ. */
export const MAINTENANCE_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Seconds that replication may lag before a maintenance switch is put off. */
export const MAINTENANCE_MAX_DELAY = 10;

/** With a single node on a cloud disk, the most is 30 (API ModifyBackupConfig). */
export const MOST_SINGLE_NODE_BACKUP_DAYS = 30;

/** Of the accounts that grants make. Neither may change, delete or define anything. */
export const READ_PRIVILEGES = ["SELECT"];
export const WRITE_PRIVILEGES = ["INSERT"];
