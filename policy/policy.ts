import type { Period } from "./period";

/** What is promised: which personal data is held, why, where and for how long. Read from the policy file. */
export interface Policy {
  readonly version: 1;
  /** By store name. */
  readonly stores: Readonly<Record<string, Store>>;
  /** By category name. */
  readonly categories: Readonly<Record<string, Category>>;
}

export type Store = MysqlStorePolicy | ElasticsearchStorePolicy | ObjectStorePolicy;
export type StoreKind = Store["kind"];

export interface KeepFor {
  readonly keepFor: Period;
}

export interface MysqlStorePolicy {
  readonly kind: "mysql";
  /** How long an automatic backup lives. */
  readonly backups: KeepFor;
  /** How long a binlog lives; never longer than the backups. */
  readonly binlogs: KeepFor;
  /** How often overdue rows are deleted, or why nothing here deletes them. */
  readonly purge: { readonly every: Period } | { readonly leftOut: string };
}

export interface ElasticsearchStorePolicy {
  readonly kind: "elasticsearch";
  /** Who deletes indices: Tencent Cloud's autonomous index, or index lifecycle management in the cluster. */
  readonly lifecycle: "autonomous-index" | "ilm";
  /** How much time one backing index covers: what is deleted is a whole index. */
  readonly partition: Period;
  readonly snapshots: "off" | Snapshots;
}

export interface Snapshots extends KeepFor {
  /** A snapshot repository that exists in the cluster; without one the cloud takes its automatic snapshots. */
  readonly repository?: string;
}

export interface ObjectStorePolicy {
  readonly kind: "object-storage";
  readonly unfinishedUploads: KeepFor;
  /** Versioning is on if this is given, and old versions expire after it. */
  readonly versions?: KeepFor;
}

export interface Category {
  readonly title: string;
  readonly description?: string;
  readonly elements: Elements;
  readonly purposes: readonly string[];
  readonly legalBasis: LegalBasis;
  /** Names of elements that belong to a special category of personal data (GDPR article 9). */
  readonly specialCategory?: readonly string[];
  readonly retention: Retention;
  readonly storedIn: readonly Place[];
}

/** Data elements by name; a nested map is an object. */
export interface Elements {
  readonly [name: string]: ElementType | Elements;
}

export type ElementType = (typeof ELEMENT_TYPES)[number];
export const ELEMENT_TYPES = [
  "keyword",
  "text",
  "integer",
  "number",
  "boolean",
  "timestamp",
  "image",
] as const;

/** The bases of GDPR article 6(1). */
export const LEGAL_BASES = [
  "consent",
  "contract",
  "legal-obligation",
  "vital-interests",
  "public-task",
  "legitimate-interests",
] as const;

/** The bases of GDPR article 9(2), points a to j. */
export const SPECIAL_CATEGORY_BASES = [
  "explicit-consent",
  "employment-and-social-security",
  "vital-interests",
  "not-for-profit-body",
  "made-public-by-the-data-subject",
  "legal-claims",
  "substantial-public-interest",
  "health-care",
  "public-health",
  "archiving-research-statistics",
] as const;

export interface LegalBasis {
  readonly basis: (typeof LEGAL_BASES)[number];
  readonly obtainedBy?: string;
  readonly specialCategory?: {
    readonly basis: (typeof SPECIAL_CATEGORY_BASES)[number];
    readonly obtainedBy?: string;
  };
}

/** A window: no copy that the service reads from goes before `keepFor`, and no copy is left after `goneBy`. */
export interface Retention {
  readonly keepFor?: Period;
  readonly goneBy?: Period;
}

/** Where a category lies; which form it takes follows from the kind of the store. */
export type Place = MysqlPlace | ElasticsearchPlace | ObjectStorePlace;

export interface MysqlPlace {
  readonly store: string;
  readonly database: string;
  /** By table name. */
  readonly tables: Readonly<Record<string, MysqlTable>>;
}

export interface MysqlTable {
  /** The element that says how old a row is: a declared `timestamp`, in UTC. */
  readonly timeColumn: string;
  /** How much time one partition covers, if the table is partitioned. */
  readonly partition?: Period;
}

export interface ElasticsearchPlace {
  readonly store: string;
  readonly index: string;
  /** The element that says how old a document is: a declared `timestamp`. */
  readonly timeField: string;
}

export interface ObjectStorePlace {
  readonly store: string;
  /** Key prefixes under which the category lies; the whole bucket if there are none. */
  readonly prefixes?: readonly string[];
}
