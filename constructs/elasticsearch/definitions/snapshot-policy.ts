import { SNAPSHOT_SCHEDULE } from "../defaults";

/** Snapshots of the data streams of a store. */
export interface StoreSnapshots {
  /** What the store is called in the cloud: a to z, 0 to 9 and . _ -, in 245 characters at most. */
  readonly store: string;
  /** Names of the data streams that a snapshot holds: at least one, and no patterns. */
  readonly dataStreams: readonly string[];
  /** Name of a snapshot repository that exists in the cluster. */
  readonly repository: string;
  /** Age in days at which a snapshot is removed. */
  readonly expireAfterDays: number;
}

/** What the snapshot policy of a store is called. */
export function snapshotPolicyName(store: string): string {
  return `retention-${store}`;
}

/**
 * Body of `PUT _slm/policy`. It keeps no least number of snapshots: they would stay beyond their period. The state of
 * the cluster is left out: passwords and other indices have no place in these snapshots.
 */
export function snapshotPolicy({ store, dataStreams, repository, expireAfterDays }: StoreSnapshots) {
  return {
    name: `<${snapshotPolicyName(store)}-{now/d}>`,
    schedule: SNAPSHOT_SCHEDULE,
    repository,
    config: { indices: dataStreams, include_global_state: false },
    retention: { expire_after: `${expireAfterDays}d` },
  };
}
