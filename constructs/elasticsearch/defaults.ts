/** HTTPS and Kibana, as the service serves them. */
export const PORTS = [9200, 5601];

/** Hour of the day at which the automatic snapshot is made, in the region's local time. */
export const SNAPSHOT_TIME = "02:00";

export const DISK_TYPE = "CLOUD_SSD";

/** The service takes 8 to 16 characters. */
export const PASSWORD_LENGTH = 16;

/** One copy besides the primary, without which a lost node is lost data. */
export const REPLICAS = 1;

export const SHARDS = 1;

/** A cluster over several zones needs dedicated masters, three at least. */
export const LEAST_MASTERS_MULTI_ZONE = 3;

/** The service has no cluster of a single data node. */
export const LEAST_DATA_NODES = 2;

/** The autonomous index is documented for clusters of this version and later. */
export const AUTONOMOUS_INDEX_SINCE = "7.14.2";
