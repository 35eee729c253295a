import type { Exemption } from "../constructs/guard/exemptions-output";
import type { ElementType } from "../policy/policy";
import type { StoreKind } from "../policy/kinds";
import type { TimeReading } from "../policy/time-reading";
import type { NotControllable } from "../schedule/not-controllable";

/** What the report says, in every format: plain data, which `--format json` prints as it is. */
export interface RetentionReport {
  /** Counts up when something that a reader of the JSON relies on changes. */
  readonly reportVersion: 1;
  /** The policy that it is of. */
  readonly policy: PolicyFile;
  readonly environment: string;
  readonly region: string;
  /** Day 0 of the examples, such as 2026-01-31; without it they count in days alone. */
  readonly asOf?: string;
  /** In the order of the policy. */
  readonly categories: readonly CategoryRecord[];
  readonly exemptions: Exemptions;
  /** Of the kinds of store that the policy uses, and last what no store keeps from happening. */
  readonly notControllable: readonly (NotControllable & { readonly kind?: StoreKind })[];
}

export interface PolicyFile {
  /** Its name, without the folder. */
  readonly file: string;
  /** Of its bytes, as `sha256sum` prints it. */
  readonly sha256: string;
}

/** A category as a record of processing has it: GDPR article 30(1). */
export interface CategoryRecord {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly elements: readonly ElementRecord[];
  readonly purposes: readonly string[];
  readonly legalBasis: BasisRecord;
  /** GDPR article 9. */
  readonly specialCategory?: { readonly elements: readonly string[]; readonly legalBasis: BasisRecord };
  /** What is promised. */
  readonly retention: { readonly keepFor?: PeriodRecord; readonly goneBy?: PeriodRecord };
  /** No copy that the service reads from is deleted before this day. */
  readonly keptUntilDay: number;
  /** The last copy anywhere is gone by this day, which is the latest of all places. */
  readonly goneByDay: number;
  /** Why `goneByDay` is not kept: nothing deletes the data. */
  readonly notEnforced?: string;
  readonly places: readonly PlaceRecord[];
}

export interface ElementRecord {
  /** Nested ones as `a.b`. */
  readonly name: string;
  readonly type: ElementType | "object";
}

export interface BasisRecord {
  readonly basis: string;
  /** Such as `GDPR article 6(1)(b)`. */
  readonly article: string;
  readonly obtainedBy?: string;
}

export interface PeriodRecord {
  /** As it is written in the policy, such as P2Y. */
  readonly period: string;
  readonly days: number;
}

/** A table, an index or a bucket in which the category lies. */
export interface PlaceRecord {
  readonly store: string;
  readonly kind: StoreKind;
  /** What the cloud calls the store: the instance, the cluster (an existing one by its address), or the whole name of the bucket. */
  readonly cloudName: string;
  /** What the unit is: table, index or bucket. */
  readonly noun: string;
  /** `database.table`, the index, or the store's name for its bucket. */
  readonly unit: string;
  /** Where in the bucket, if not anywhere. */
  readonly prefixes?: readonly string[];
  /** The element that says how old a record is; a bucket goes by the time of the upload. */
  readonly timeElement?: string;
  /** How its values are read, if the policy says it. Without: as times in UTC. */
  readonly timeReading?: TimeReading;
  readonly keptUntilDay: number;
  readonly goneByDay: number;
  readonly notEnforced?: string;
  /** What adds up to `goneByDay`, in the order in which it happens. */
  readonly terms: readonly TermRecord[];
  /** Who may read the store, and so what of the category lies in it. Empty if the environment names nobody. */
  readonly readers: readonly ReaderRecord[];
  /** Who may read it whatever the environment says, in words. */
  readonly readBesides: readonly string[];
  /** Names of the CAM roles that may add to it. Empty if the environment names nobody. */
  readonly writers: readonly string[];
  /** If accesses are logged: the log holds object keys, and the last of them is gone by this day. */
  readonly accessLogGoneByDay?: number;
}

export interface ReaderRecord {
  /** Name of a CAM role. */
  readonly role: string;
  /** Whoever administers a store may do everything with it. */
  readonly may: "read" | "administer";
}

export interface TermRecord {
  readonly what: string;
  readonly minutes: number;
  /** On which day it begins, and is over; counted from the writing of the record, rounded up. */
  readonly fromDay: number;
  readonly untilDay: number;
  /** A key of the policy, or the document that states it. */
  readonly source: string;
}

/** What the guard let pass. */
export interface Exemptions {
  /** Files that were read for it; empty if nothing is known of exemptions. */
  readonly stacks: readonly string[];
  readonly list: readonly Exemption[];
}
