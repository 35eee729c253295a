// What a stack imports. Beside it: the bindings of each resource (tencentcloud-retention/providers/tencentcloud/<resource>)
// and the matchers for tests (tencentcloud-retention/testing).

// The policy, and the schedule that follows from it
export { Period } from "./policy/period";
export type {
  Category,
  Elements,
  ElementType,
  KeepFor,
  LegalBasis,
  Place,
  Policy,
  Retention,
  Store,
} from "./policy/policy";
export type { ElasticsearchPlace, ElasticsearchStorePolicy, Snapshots } from "./policy/kinds/elasticsearch";
export type { MysqlPlace, MysqlStorePolicy, MysqlTable } from "./policy/kinds/mysql";
export type { ObjectStorePlace, ObjectStorePolicy } from "./policy/kinds/object-storage";
export type { StoreKind } from "./policy/kinds";
export type { TimeReading, TimeUnit } from "./policy/time-reading";
export { type PolicyDocument, PolicyError, readPolicy } from "./policy/read-policy";
export type { Holding } from "./schedule/holding";
export {
  type CategorySchedule,
  createSchedule,
  type RetentionSchedule,
  ScheduleError,
} from "./schedule/schedule";
export type { ElasticsearchSettings, IndexSettings } from "./schedule/kinds/elasticsearch";
export type { MysqlSettings, TableSettings } from "./schedule/kinds/mysql";
export type { ObjectStorageSettings } from "./schedule/kinds/object-storage";
export type { StoreSettings } from "./schedule/kinds";
export type { PurgeConfiguration } from "./functions/row-purge/configuration";
export { purgeConfiguration } from "./schedule/purge-configuration";
export { minutesToDays, type Term, type Window } from "./schedule/window";
export { InputError, type Problem } from "./strict-yaml/problem";

// All stores of a schedule, and the guard
export { RetentionStores, type RetentionStoresProps } from "./constructs/retention-stores";
export type { ElasticsearchOptions } from "./constructs/kinds/elasticsearch";
export type { MysqlOptions } from "./constructs/kinds/mysql";
export type { ObjectStorageOptions } from "./constructs/kinds/object-storage";
export type { Endpoint } from "./constructs/kinds/store-kind";
export type { StoreOverride, StoreSizes } from "./constructs/store-sizes";
export { RetentionGuard, type RetentionGuardOptions } from "./constructs/guard/retention-guard";

// One store at a time
export {
  type ExistingAccessLogs,
  type NewAccessLogs,
  ObjectStore,
  type ObjectStoreProps,
} from "./constructs/object-storage/object-store";
export { IntranetBackupDownloads } from "./constructs/mysql/backup-downloads";
export type { EncryptionOptions, KmsKey } from "./constructs/mysql/encryption";
export type { ExistingInstance } from "./constructs/mysql/existing-instance";
export type { MysqlSize } from "./constructs/mysql/mysql-size";
export { MysqlStore, type MysqlStoreProps, type RowsStay } from "./constructs/mysql/mysql-store";
export { RowPurge, type RowPurgeOptions, type RowPurgeProps } from "./constructs/mysql/row-purge";
export {
  AutonomousIndex,
  type AutonomousIndexOptions,
  type AutonomousIndexProps,
} from "./constructs/elasticsearch/autonomous-index";
export type {
  ClusterAccess,
  ClusterCertificate,
  ExistingCluster,
} from "./constructs/elasticsearch/elasticsearch-cluster";
export type {
  ElasticsearchDataNodes,
  ElasticsearchNodes,
  ElasticsearchSize,
} from "./constructs/elasticsearch/elasticsearch-size";
export { ManagedStore, type ManagedStoreProps } from "./constructs/elasticsearch/managed-store";
export {
  ElasticsearchStore,
  type ElasticsearchStoreProps,
} from "./constructs/elasticsearch/elasticsearch-store";
export { IndexLifecycle, type IndexLifecycleProps } from "./constructs/elasticsearch/index-lifecycle";
export {
  SnapshotLifecycle,
  type SnapshotLifecycleProps,
} from "./constructs/elasticsearch/snapshot-lifecycle";

// Who may use a store, and from where
export type { SecretScope } from "./constructs/access/read-secret";
export type { ExistingRole, Role } from "./constructs/access/role";
export type { StoreAccess } from "./constructs/access/store-access";
export { Network, type NetworkProps } from "./constructs/network/network";
export type { StoreNetwork, ZoneSubnet } from "./constructs/network/store-network";
