import type { RetentionSchedule } from "../../schedule/schedule";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import type { StoreCoverage } from "./coverage";
import type { TimerZones } from "./timer-zones";

/** One thing that every resource of some types must fulfil, whoever wrote it. */
export interface Rule {
  /** Kebab-case, for good: exemptions name it. */
  readonly id: string;
  /** What must be, in one line. */
  readonly title: string;
  /** What goes wrong otherwise, with the source of any fact about the cloud. */
  readonly why: string;
  /** Whether `RetentionGuard.exempt` may lift it: personal data without an end is nobody's to allow. */
  readonly exemptable: boolean;
  /** The types that it looks at; it does not apply to any other. */
  readonly resourceTypes: readonly string[];
  check(resource: Resource, context: RuleContext): Verdict;
}

export interface RuleContext {
  /** Everything in the stack, the plan or the state, but for what lies in another Elasticsearch cluster. */
  readonly resources: Resources;
  readonly schedule: RetentionSchedule;
  /** Which store of the schedule a resource belongs to. */
  readonly coverage: StoreCoverage;
  readonly environment: GuardedEnvironment;
}

export interface GuardedEnvironment {
  /** Whether the environment wants what holds data to be protected against destruction. */
  readonly destroyProtection: boolean;
  /** By which clocks the timers of row purges run. @default nobody knows: their hour is then not looked at */
  readonly timerZones?: TimerZones;
}

export type Verdict = "compliant" | "not-applicable" | NonCompliant;

export interface NonCompliant {
  readonly violations: readonly Violation[];
}

export interface Violation {
  /** `lifecycle_rules`, or `cos_backup.is_auto_backup`. */
  readonly argument: string;
  /** As it is set; absent if it is not, and never a secret. */
  readonly value?: unknown;
  /** What is wrong with it, without the value. */
  readonly wrong: string;
  /** What is allowed instead. */
  readonly allowed: string;
}

/** Compliant, if there are none. */
export function verdictOf(violations: readonly Violation[]): Verdict {
  return violations.length === 0 ? "compliant" : { violations };
}
