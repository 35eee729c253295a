import type { StoreKind } from "../policy/policy";
import { minutesToDays, sumOf, type Term, type Window } from "./window";

/** What deletes in a store of each kind; the term by which it is late begins so. */
const RUNS: Record<StoreKind, { readonly name: string; readonly term: string }> = {
  mysql: { name: "run of the row purge", term: "purge interval" },
  elasticsearch: { name: "look of the index lifecycle", term: "lifecycle polling" },
  "object-storage": { name: "lifecycle run", term: "lifecycle run" },
};

/** What happens to records that are due, from then on. */
export interface NextRun {
  /** `lifecycle run` */
  readonly name: string;
  /** It is done by then, in days from the deployment of another period. */
  readonly withinDays: number;
  /** Records go together with younger ones, so that they may stay for so many days more. */
  readonly partitionDays: number;
  /** From the deletion to the end of its last copy, in days. */
  readonly copiesDays: number;
}

/** What deletes what is due in a window; nothing if nothing does. */
export function nextRun(kind: StoreKind, { terms, notEnforced }: Window): NextRun | undefined {
  const { name, term } = RUNS[kind];
  const at = terms.findIndex(({ what }) => what.startsWith(term));
  if (at < 0 || notEnforced) return undefined;
  return {
    name,
    withinDays: daysOf(terms.slice(at, at + 1)),
    partitionDays: daysOf(terms.slice(1, at)),
    copiesDays: daysOf(terms.slice(at + 1)),
  };
}

function daysOf(terms: readonly Term[]): number {
  return minutesToDays(sumOf(terms));
}
