import type { StoreKind } from "../policy/kinds";
import { SCHEDULE_KINDS } from "./kinds";
import { minutesToDays, sumOf, type Term, type Window } from "./window";

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
  const { name, late } = SCHEDULE_KINDS[kind].run;
  const at = terms.findIndex(({ what }) => late.some((term) => what.startsWith(term)));
  if (at < 0 || notEnforced) return undefined;
  const done = at + late.length;
  return {
    name,
    withinDays: daysOf(terms.slice(at, done)),
    partitionDays: daysOf(terms.slice(1, at)),
    copiesDays: daysOf(terms.slice(done)),
  };
}

function daysOf(terms: readonly Term[]): number {
  return minutesToDays(sumOf(terms));
}
