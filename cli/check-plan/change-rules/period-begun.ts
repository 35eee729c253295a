import type { Change } from "../../../terraform-json/resource";
import { actionOf } from "../action";
import type { ChangeRule, PlanContext } from "../change-rule";
import { begunPeriods } from "../changed-periods";
import { CHECK_PLAN_KINDS } from "../kinds";
import { days, inStore, nameOf } from "../wording";

/** What is created beside a store that exists and deletes what that holds, and what the store is. */
const BESIDE: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(CHECK_PLAN_KINDS).map(({ beginBeside }) => beginBeside ?? {}),
);

export const periodBegun: ChangeRule = {
  id: "period-begun",
  title: "No backup policy and no row purge is created for an instance that exists",
  why: "What is older than its period is deleted, and the plan does not show what was kept so far.",
  remedy: "look at what the instance keeps, and let a person confirm that what is older may go",
  check: (change, plan) => {
    const store = BESIDE[change.type];
    if (store === undefined || actionOf(change) !== "create" || isForNew(store, change, plan)) return [];
    return begunPeriods(change).map((period) => ({
      what: `${nameOf(period)}: ${days(period.after ?? 0)} from now on; everything older goes ${period.of.goesAt}${inStore(plan.storeOf(change))}`,
    }));
  },
};

/** A store that the plan imports is not new, and one that is not in the plan is somebody else's. */
function isForNew(store: string, { resource }: Change, { changes }: PlanContext): boolean {
  const referred = Object.values(resource.references).flat();
  return changes.some(
    (change) =>
      change.type === store &&
      referred.includes(change.address) &&
      ["create", "replace"].includes(actionOf(change)),
  );
}
