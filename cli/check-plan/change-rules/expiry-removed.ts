import type { ChangeRule } from "../change-rule";
import { changedPeriods } from "../changed-periods";
import { days, inStore, nameOf } from "../wording";

export const expiryRemoved: ChangeRule = {
  id: "expiry-removed",
  title: "No expiry is taken out of a resource that stays",
  why: "What it would have deleted is kept without end.",
  remedy: "put the expiry back",
  check: (change, plan) =>
    changedPeriods(change)
      .filter(({ after }) => after === undefined)
      .map((period) => ({
        what: `${nameOf(period)}: ${days(period.before ?? 0)} → without end${inStore(plan.storeOf(change))}`,
      })),
};
