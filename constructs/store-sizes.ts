import type { StoreAccess } from "./access/store-access";
import type { ExistingCluster } from "./elasticsearch/elasticsearch-cluster";
import type { ElasticsearchOptions } from "./kinds/elasticsearch";
import type { MysqlOptions } from "./kinds/mysql";
import type { ObjectStorageOptions } from "./kinds/object-storage";

/** How large the stores of a schedule are: by kind, with what differs for single stores. */
export interface StoreSizes {
  /** Required if the schedule has a MySQL store, unless `stores` says it of each. @default - no options */
  readonly mysql?: MysqlOptions;
  /** Required if the schedule has an Elasticsearch store, unless `stores` says it of each. @default - no options */
  readonly elasticsearch?: ElasticsearchOptions;
  /** Whether accesses to the buckets are logged. @default - no options */
  readonly objectStorage?: ObjectStorageOptions;
  /** What differs for single stores, by store name. @default - nothing */
  readonly stores?: Readonly<Record<string, StoreOverride>>;
}

/** Options of the store's kind, its name in the cloud, what it is taken over from, and who may use it. */
export interface StoreOverride
  extends Partial<MysqlOptions>, Partial<ElasticsearchOptions>, ObjectStorageOptions, StoreAccess {
  /** Name of the instance, the cluster or (without APPID) the bucket. @default - `<environment>-<store>` */
  readonly name?: string;
  /** With `lifecycle: ilm`: the cluster to use in place of a new one. @default - a new one */
  readonly existing?: ExistingCluster;
  /**
   * Id of an instance or a cluster that exists, or the whole name of a bucket: the first deployment takes it over,
   * and begins to delete what is past its period. @default - a new one is created
   */
  readonly importFrom?: string;
  /** Names of those databases of the store that exist already, and are taken over likewise. @default - none */
  readonly importDatabases?: readonly string[];
}
