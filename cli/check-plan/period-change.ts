import type { Resource } from "../../terraform-json/resource";

/** A period that a resource sets, before and after; not set: what it covers is kept without end. */
export interface PeriodChange {
  readonly of: PeriodOf;
  /** What exactly, where a resource sets more than one: a key prefix, a table. */
  readonly unit?: string;
  /** In days. */
  readonly before?: number;
  /** In days. */
  readonly after?: number;
}

/** What a period is about. */
export interface PeriodOf {
  /** What lives so long: `rows`. */
  readonly name: string;
  /**
   * What it is to the promise: the records, which the unit is the table or index of; whole stores of them; copies of
   * them; what was never finished and is no record yet; or a log, which a rule of its own holds to the promise.
   */
  readonly is: "records of a unit" | "records" | "copies" | "fragments" | "log";
  /** When what is past a shorter period goes: `at the next lifecycle run`. */
  readonly goesAt: string;
}

/** The periods that the arguments of a resource set before and after, whether or not they differ. */
export type ReadPeriods = (before: Resource["values"], after: Resource["values"]) => readonly PeriodChange[];

/** Who reads the periods of a resource, and from which argument of it. */
export interface PeriodReader {
  readonly from: readonly string[];
  /** The resource only tells a period to somebody else: with its replacement, what is in the store stays. */
  readonly onlyTells?: boolean;
  readonly read: ReadPeriods;
}
