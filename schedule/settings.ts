import type { Elements, StoreKind } from "../policy/policy";

/** What a store is set to, so that it keeps the promise: concrete numbers, no policy left to interpret. */
export type StoreSettings = MysqlSettings | ElasticsearchSettings | ObjectStorageSettings;

interface SettingsOf<Kind extends StoreKind> {
  readonly kind: Kind;
  /** Names of the categories that lie in the store, sorted. */
  readonly categories: readonly string[];
}

export interface MysqlSettings extends SettingsOf<"mysql"> {
  readonly backupDays: number;
  readonly binlogDays: number;
  /** How often overdue rows are deleted, in days, or why nothing here deletes them. */
  readonly purge: { readonly everyDays: number } | { readonly leftOut: string };
  /** Sorted by database and name. */
  readonly tables: readonly TableSettings[];
}

export interface TableSettings {
  readonly database: string;
  readonly name: string;
  readonly timeColumn: string;
  /** Days that one partition covers, if the table is partitioned. */
  readonly partitionDays?: number;
  /** Age in days at which a row is deleted. */
  readonly deleteAfterDays: number;
  readonly categories: readonly string[];
}

export interface ElasticsearchSettings extends SettingsOf<"elasticsearch"> {
  readonly lifecycle: "autonomous-index" | "ilm";
  /** Days that one backing index covers. */
  readonly partitionDays: number;
  /** Age in days at which a snapshot is removed; none are taken if this is not set. */
  readonly snapshotDays?: number;
  /** The repository of the cluster that they are put into; without one they are the cloud's automatic ones. */
  readonly snapshotRepository?: string;
  /** Sorted by name. */
  readonly indices: readonly IndexSettings[];
}

export interface IndexSettings {
  readonly name: string;
  readonly timeField: string;
  /** Age in days at which a backing index is deleted, counted from the end of its time. */
  readonly deleteAfterDays: number;
  readonly elements: Elements;
  readonly categories: readonly string[];
}

export interface ObjectStorageSettings extends SettingsOf<"object-storage"> {
  /** Age in days at which an object expires. */
  readonly deleteAfterDays: number;
  readonly abortUploadsAfterDays: number;
  /** Age in days, counted from when it was replaced, at which an old version expires; versioning is off if not set. */
  readonly oldVersionDays?: number;
  /** Key prefixes that the categories name, sorted; empty if one of them takes the whole bucket. */
  readonly prefixes: readonly string[];
}
