import type { StoreKind } from "../../policy/kinds";
import type { TimeElement } from "../../policy/time-reading";
import type { NotControllable } from "../not-controllable";
import type { PlacedCategory, StoreSchedule } from "../placed-category";

/** What the schedule knows of one kind of store. */
export interface ScheduleKind<S, P extends { readonly store: string }, Settings> {
  /** What the provider calls it: `TencentDB for MySQL`. */
  readonly service: string;
  /** What it deletes: `rows`. */
  readonly records: string;
  /** What deletes them, and the terms of its window, in their order, by which that is late. */
  readonly run: { readonly name: string; readonly late: readonly string[] };
  /** What a store may hold besides the copies in its window. */
  readonly notControllable: readonly NotControllable[];
  /** What a store is set to, and when the last copy of each category in it is gone. */
  schedule(name: string, store: S, placed: readonly PlacedCategory<P>[]): StoreSchedule<Settings>;
  /** What tells the age of a record where no element of the policy does: `the time at which ...`. */
  readonly ownClock?: string;
  /** What the age at which it deletes counts from, after `deleted at 30 days`. */
  countedFrom(settings: Settings, time: TimeElement | undefined): string;
  /**
   * What of a store a role can be limited to: databases, indices or key prefixes, with the categories in it. The same
   * part more than once if several tables are in it; none if it is the whole store.
   */
  parts(settings: Settings): readonly { readonly name: string; readonly categories: readonly string[] }[];
  /** What a store as a whole is set to; what its tables or indices are is said with them. */
  inWords(settings: Settings): string[];
}

/** What the settings of every kind have. */
export interface CommonSettings<Kind extends StoreKind> {
  readonly kind: Kind;
  /** Names of the categories that lie in the store, sorted. */
  readonly categories: readonly string[];
}
