import type { Resource } from "../../../terraform-json/resource";

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

export type PeriodOf =
  | "objects"
  | "old versions"
  | "unfinished uploads"
  | "rows"
  | "backups"
  | "binlogs"
  | "documents"
  | "snapshots"
  | "log lines";

/** The periods that the arguments of a resource set before and after, whether or not they differ. */
export type ReadPeriods = (before: Resource["values"], after: Resource["values"]) => readonly PeriodChange[];
