import { StoreCoverage } from "../../constructs/guard/coverage";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { Plan } from "../../terraform-json/read-plan";
import type { Change } from "../../terraform-json/resource";
import { Resources } from "../../terraform-json/resources";
import { actionOf } from "./action";
import type { ChangeRule, PlanContext, ScheduledStore } from "./change-rule";
import { CHANGE_RULES } from "./change-rules/index";

/** What a plan does that somebody should know or decide. */
export interface ChangeFinding {
  readonly rule: ChangeRule;
  readonly address: string;
  readonly what: string;
  /** It is said, and nobody has to decide. */
  readonly noted: boolean;
}

/** What is about to happen to what is deployed; nothing of a state, where all has happened. */
export function examineChanges(plan: Plan, schedule: RetentionSchedule): ChangeFinding[] {
  const context = contextOf(plan, schedule);
  return CHANGE_RULES.flatMap((rule) =>
    plan.changes.flatMap((change) =>
      rule
        .check(change, context)
        .map(({ what, noted = false }) => ({ rule, address: change.address, what, noted })),
    ),
  );
}

function contextOf({ changes, resources }: Plan, schedule: RetentionSchedule): PlanContext {
  const gone = changes.filter((change) => ["delete", "forget"].includes(actionOf(change)));
  const all = new Resources([...resources, ...gone.map(({ resource }) => resource)]);
  const coverage = new StoreCoverage(all, schedule);
  return {
    changes,
    storeOf: ({ resource }: Change): ScheduledStore | undefined => {
      const covered = coverage.of(resource);
      if (!covered) return undefined;
      const { store, settings, isAccessLog = false } = covered;
      const held = Object.values(schedule.categories).flatMap(({ title, retention, holdings }) =>
        holdings
          .filter((holding) => holding.store === store && covered.categories.includes(holding.category))
          .map((holding) => ({ title, retention, holding })),
      );
      return { name: store, settings, isAccessLog, held };
    },
  };
}
