import type { Period } from "../policy/period";
import type { ClusterCertificate, ExistingCluster } from "./elasticsearch/elasticsearch-cluster";
import type { ElasticsearchSize } from "./elasticsearch/elasticsearch-size";
import type { StoreAccess } from "./access/store-access";
import type { EncryptionOptions } from "./mysql/encryption";
import type { MysqlSize } from "./mysql/mysql-size";
import type { RowPurgeOptions } from "./mysql/row-purge";

/** How large the stores of a schedule are: by kind, with what differs for single stores. */
export interface StoreSizes {
  /** Required if the schedule has a MySQL store. */
  readonly mysql?: MysqlOptions;
  /** Required if the schedule has an Elasticsearch store. */
  readonly elasticsearch?: ElasticsearchOptions;
  /** Whether accesses to the buckets are logged. @default - no options */
  readonly objectStorage?: ObjectStorageOptions;
  /** What differs for single stores, by store name. @default - nothing */
  readonly stores?: Readonly<Record<string, StoreOverride>>;
}

export interface MysqlOptions extends MysqlSize, EncryptionOptions {
  /** How the function that deletes rows reaches its account, and who hears of a failed run. @default - no options */
  readonly rowPurge?: Pick<RowPurgeOptions, "ssmAccess" | "kmsKeyId" | "logsExpireAfter" | AlarmOption>;
}

type AlarmOption = "alarmNoticeIds" | "alarmNamespace" | "alarmMetric";

export interface ElasticsearchOptions extends ElasticsearchSize {
  /** With `lifecycle: ilm`: whom Terraform believes that it talks to the cluster. @default - who every machine believes */
  readonly ca?: ClusterCertificate;
}

export interface ObjectStorageOptions {
  /**
   * Logs accesses to a bucket of its own, whose files expire after this. A log holds object keys: it must be gone
   * by when the objects are. @default - accesses are not logged
   */
  readonly accessLogs?: { readonly keepFor: Period };
}

/** Options of the store's kind, its name in the cloud, and who may use it. */
export interface StoreOverride
  extends Partial<MysqlOptions>, Partial<ElasticsearchOptions>, ObjectStorageOptions, StoreAccess {
  /** Name of the instance, the cluster or (without APPID) the bucket. @default - `<environment>-<store>` */
  readonly name?: string;
  /** With `lifecycle: ilm`: the cluster to use in place of a new one. @default - a new one */
  readonly existing?: ExistingCluster;
}
