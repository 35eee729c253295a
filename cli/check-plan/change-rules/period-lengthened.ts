import { LIFECYCLE_RUN_DAYS } from "../../../schedule/kinds/object-storage";
import type { StoreSettings } from "../../../schedule/kinds";
import { daysToMinutes, minutesToDays } from "../../../schedule/window";
import type { ChangeRule, ChangeVerdict, HeldCategory, ScheduledStore } from "../change-rule";
import { CHECK_PLAN_KINDS } from "../kinds";
import { changedPeriods } from "../changed-periods";
import type { PeriodChange } from "../period-change";
import { days, nameOf } from "../wording";

export const periodLengthened: ChangeRule = {
  id: "period-lengthened",
  title: "No period becomes longer than its promise, or longer where nothing is promised",
  why: "Data that was promised to be gone stays.",
  remedy: "shorten the period, or change the promise first: in the policy, and to the people concerned",
  check: (change, plan) =>
    changedPeriods(change)
      .filter(({ before, after }) => before !== undefined && after !== undefined && after > before)
      .flatMap((period) => verdicts(period, plan.storeOf(change))),
};

function verdicts(period: PeriodChange, store: ScheduledStore | undefined): ChangeVerdict[] {
  const { before = 0, after = 0 } = period;
  const what = `${nameOf(period)}: ${days(before)} → ${days(after)}`;
  // How long a log may be kept does not follow from the windows: a rule of its own compares the two.
  if (period.of.is === "log" || store?.isAccessLog) return [{ what, noted: true }];
  const held = store?.held.filter(({ holding }) => concerns(period, holding.unit)) ?? [];
  if (!store || held.length === 0) {
    return [{ what: `${what}; no category of the policy says how long it may be` }];
  }
  return held.map((category) => verdict(what, category, latestDays(period, category, store.settings)));
}

function verdict(
  what: string,
  { title, retention: { goneBy } }: HeldCategory,
  latest: number,
): ChangeVerdict {
  const gone = `${what}; the last copy of ${title} is gone after ${days(latest)}`;
  if (!goneBy) return { what: `${gone}, and no end is promised`, noted: true };
  return latest > goneBy.days
    ? { what: `${gone}, which breaks goneBy ${String(goneBy)}` }
    : { what: `${gone}, which keeps goneBy ${String(goneBy)}`, noted: true };
}

/** A table or an index by its name; the other periods are those of the store as a whole. */
function concerns({ of, unit }: PeriodChange, held: string): boolean {
  return of.is !== "records of a unit" || unit === held;
}

/** The window's end with the new period in place of the one that the schedule sets. In days. */
function latestDays(
  { of, after = 0 }: PeriodChange,
  { holding: { window, deleteAfterDays } }: HeldCategory,
  settings: StoreSettings,
): number {
  const scheduled = minutesToDays(window.latest);
  switch (of.is) {
    case "records":
    case "records of a unit":
      return scheduled + after - deleteAfterDays;
    case "fragments":
      return Math.max(scheduled, after + LIFECYCLE_RUN_DAYS);
    default: {
      const longer = Math.max(0, after - CHECK_PLAN_KINDS[settings.kind].copyDays(settings));
      return minutesToDays(window.latest + daysToMinutes(longer));
    }
  }
}
