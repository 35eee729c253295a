import type { Retention } from "../policy/policy";
import { MINUTES_PER_DAY, sumOf, type Term } from "./window";

/**
 * The age in days at which a store deletes a record: `keepFor`, or, if only the end is promised, as late as the
 * terms that follow the deletion allow. Zero or less means that they leave no room.
 */
export function deletionAge(retention: Retention, afterwards: readonly Term[]): number {
  if (retention.keepFor) return retention.keepFor.days;
  if (!retention.goneBy) throw new Error("a retention has keepFor or goneBy: the policy is checked for it");
  return Math.floor((retention.goneBy.days * MINUTES_PER_DAY - sumOf(afterwards)) / MINUTES_PER_DAY);
}

/** The term that the deletion age itself is. */
export function deletionTerm(what: string, retention: Retention, days: number): Term {
  const source = retention.keepFor ? "retention.keepFor" : "retention.goneBy, less the terms that follow";
  return { what, minutes: days * MINUTES_PER_DAY, source };
}
