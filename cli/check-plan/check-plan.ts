import { examine, type ExemptedFinding, readExemptions } from "../../constructs/guard/exemption";
import type { GuardFinding } from "../../constructs/guard/finding";
import { inspect } from "../../constructs/guard/inspect";
import type { TimerZones } from "../../constructs/guard/timer-zones";
import { RULES } from "../../constructs/guard/rules/index";
import type { RetentionSchedule } from "../../schedule/schedule";
import { isKnown } from "../../terraform-json/arguments";
import type { Plan } from "../../terraform-json/read-plan";
import { Resources } from "../../terraform-json/resources";
import { type ChangeFinding, examineChanges } from "./examine-changes";

/** What a plan or a state is held against. */
export interface Yardstick {
  readonly schedule: RetentionSchedule;
  /** Whether what holds data is to be protected against destruction. */
  readonly destroyProtection: boolean;
  /** By which clocks the timers of row purges run. @default nobody knows: their hour is then not looked at */
  readonly timerZones?: TimerZones;
}

/** Everything that there is to say about a plan or a state. */
export interface CheckedPlan {
  readonly of: Plan["of"];
  /** What the plan does, and somebody has to decide. */
  readonly changes: readonly ChangeFinding[];
  /** What the plan does, and is only said. */
  readonly notes: readonly ChangeFinding[];
  /** What will be, or is, and should not be. */
  readonly findings: readonly GuardFinding[];
  /** The same, where somebody has said why it may be. */
  readonly exempted: readonly ExemptedFinding[];
  /** Arguments of the resources that rules look at, which only the apply will tell. */
  readonly unknownArguments: number;
  /** Addresses of the resources that Terraform leaves to a later plan. */
  readonly deferred: readonly string[];
}

export function checkPlan(plan: Plan, { schedule, ...environment }: Yardstick): CheckedPlan {
  const changes = examineChanges(plan, schedule);
  const found = inspect(new Resources(plan.resources), schedule, environment);
  const { findings, exempted } = examine(found, readExemptions(plan.outputs));
  return {
    of: plan.of,
    changes: changes.filter(({ noted }) => !noted),
    notes: changes.filter(({ noted }) => noted),
    findings,
    exempted,
    unknownArguments: unknownArguments(plan),
    deferred: plan.deferred,
  };
}

function unknownArguments({ resources }: Plan): number {
  const types = new Set(RULES.flatMap(({ resourceTypes }) => resourceTypes));
  return resources
    .filter(({ type }) => types.has(type))
    .flatMap(({ values }) => Object.values(values))
    .filter((value) => !isKnown(value)).length;
}
