import type { ChangeRule } from "../change-rule";
import { changedPeriods } from "../changed-periods";
import type { PeriodChange } from "../period-change";
import { days, nameOf } from "../wording";

export const periodShortened: ChangeRule = {
  id: "period-shortened",
  title: "No period becomes shorter, or begins where there was none",
  why: "What is older than the new period is deleted at once, and nothing brings it back.",
  remedy: "keep the period, or let a person confirm that the data may go at once",
  check: (change) =>
    changedPeriods(change)
      .filter(({ before, after }) => after !== undefined && (before === undefined || after < before))
      .map((period) => ({ what: describe(period) })),
};

function describe(period: PeriodChange): string {
  const { before, after = 0 } = period;
  const goes =
    before === undefined
      ? `everything older than ${days(after)}`
      : `everything between ${after} and ${days(before)} old`;
  const was = before === undefined ? "without end" : days(before);
  return `${nameOf(period)}: ${was} → ${days(after)}; ${goes} goes ${period.of.goesAt}`;
}
