import type { Path } from "../strict-yaml/problem";
import type { Window } from "./window";

/** One place where one category lies: a table, an index or a bucket, and when a record in it is gone. */
export interface Holding {
  readonly category: string;
  readonly store: string;
  /** What deletes as one: `monitoring.interface_call`, an index name, or the store's name for its bucket. */
  readonly unit: string;
  /** Where in the policy the category is put there. */
  readonly path: Path;
  /** Age in days at which the store deletes. */
  readonly deleteAfterDays: number;
  readonly window: Window;
}

/** `monitoring.call in db`; the store alone for a bucket, which is all there is of it. */
export function whereIs({ unit, store }: Holding): string {
  return unit === store ? store : `${unit} in ${store}`;
}
