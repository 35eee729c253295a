import type { StoreSettings } from "../../schedule/kinds";
import type { CategorySchedule } from "../../schedule/schedule";
import type { Holding } from "../../schedule/holding";
import type { Change } from "../../terraform-json/resource";

/** A rule about what a plan does, in place of about what there is. */
export interface ChangeRule {
  readonly id: string;
  /** What must be, in one line. */
  readonly title: string;
  /** Why it needs a person's decision. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
  check(change: Change, plan: PlanContext): readonly ChangeVerdict[];
}

export interface ChangeVerdict {
  /** What happens, in a sentence without the address. */
  readonly what: string;
  /** Nobody has to decide: it is said, and the exit code stays 0. */
  readonly noted?: boolean;
}

/** What else a rule needs to know. */
export interface PlanContext {
  readonly changes: readonly Change[];
  /** The store of the retention schedule that a resource is, or belongs to. */
  storeOf(change: Change): ScheduledStore | undefined;
}

export interface ScheduledStore {
  readonly name: string;
  readonly settings: StoreSettings;
  /** Set for a bucket that only takes the log of accesses to the store's own. */
  readonly isAccessLog: boolean;
  /** What is stored in it, place by place. */
  readonly held: readonly HeldCategory[];
}

export interface HeldCategory extends Pick<CategorySchedule, "title" | "retention"> {
  readonly holding: Holding;
}
