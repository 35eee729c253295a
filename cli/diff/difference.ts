import type { ScheduledPolicy } from "../load-schedule";
import { type Consequence, consequencesOf } from "./consequences";
import { promiseChanges } from "./promise-changes";
import { removals } from "./removals";
import { type ResourceChange, resourceChanges } from "./resource-changes";

/** One thing that is different, in words. */
export interface Change {
  /** The category or store that it is about. */
  readonly about: string;
  readonly words: string;
}

/** What changes from one policy to another. */
export interface Difference {
  /** What is said about the data. */
  readonly promise: readonly Change[];
  readonly deletedEarlier: readonly Consequence[];
  readonly keptLonger: readonly Consequence[];
  /** What the policy no longer covers, and what becomes of it. */
  readonly removed: readonly Change[];
  readonly resources: readonly ResourceChange[];
}

export function differenceOf(before: ScheduledPolicy, after: ScheduledPolicy): Difference {
  const consequences = consequencesOf(before, after);
  return {
    promise: promiseChanges(before, after),
    deletedEarlier: consequences.filter(({ effect }) => effect === "deleted-earlier"),
    keptLonger: consequences.filter(({ effect }) => effect === "kept-longer"),
    removed: removals(before, after),
    resources: resourceChanges(before.schedule, after.schedule),
  };
}

/** Whether somebody should agree to it: nothing brings back what is deleted, and what stays was to be gone. */
export function needsConsent({ deletedEarlier, keptLonger, removed }: Difference): boolean {
  return deletedEarlier.length + keptLonger.length + removed.length > 0;
}
