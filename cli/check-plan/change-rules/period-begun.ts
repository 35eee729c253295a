import type { Change, Resource } from "../../../terraform-json/resource";
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
  const referred = referredBy(resource, changes);
  return changes.some(
    (change) =>
      change.type === store &&
      referred.includes(change.address) &&
      ["create", "replace"].includes(actionOf(change)),
  );
}

/** What a resource refers to, by itself or through what it refers to. */
function referredBy({ references }: Resource, changes: readonly Change[]): readonly string[] {
  const referred = new Set(Object.values(references).flat());
  // A set takes in what is added to it while it is gone through.
  for (const address of referred) {
    const [next] = changes.filter((change) => change.address === address);
    Object.values(next?.resource.references ?? {})
      .flat()
      .forEach((further) => referred.add(further));
  }
  return [...referred];
}
