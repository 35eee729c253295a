/** HTTPS and Kibana, as the service serves them. */
export const PORTS = [9200, 5601];

/** Hour of the day at which the automatic snapshot is made, in the region's local time. */
export const SNAPSHOT_TIME = "02:00";

/** The least and the most GB of a node's disk that can be meant; the service offers less. */
export const DISK = [20, 100_000] as const;

export const DISK_TYPE = "CLOUD_SSD";

/** The service takes 8 to 16 characters. */
export const PASSWORD_LENGTH = 16;

/** One copy besides the primary, without which a lost node is lost data. */
export const REPLICAS = 1;

export const SHARDS = 1;

/** Dedicated masters that the service offers; a cluster over several zones has to have some: tencentcloud.com/document/product/845/32591 */
export const MASTERS = [3, 5];

/** Zones that the service spreads a cluster over. */
export const MOST_ZONES = 3;

/** The service has no cluster of a single data node. */
export const LEAST_DATA_NODES = 2;

/** The autonomous index is documented for clusters of this version and later. */
export const AUTONOMOUS_INDEX_SINCE = "7.14.2";

/** The Terraform provider of index lifecycle policies manages clusters of this version and later (its README). */
export const INDEX_LIFECYCLE_SINCE = "8.0.0";

/** Above the templates that Elasticsearch and its integrations bring, which go up to 500. */
export const TEMPLATE_PRIORITY = 1000;

/** Elasticsearch advises shards of 10 to 50 GB. */
export const MOST_SHARD_SIZE = "50gb";

/**
 * When a snapshot under index lifecycle management is made, in UTC: an hour before Elasticsearch looks for expired
 * ones (`slm.retention_schedule`, 01:30), so that one is removed within hours after it is due, not a day.
 */
export const SNAPSHOT_SCHEDULE = "0 30 0 * * ?";

/** Of the accounts in the cluster that Terraform makes. Elasticsearch takes 6 characters and more. */
export const ACCOUNT_PASSWORD_LENGTH = 32;

/** A backing index is called `.ds-<data stream>-2026.01.31-000001`, in 255 bytes at most. */
export const MOST_DATA_STREAM_CHARACTERS = 255 - ".ds--2026.01.31-000001".length;
