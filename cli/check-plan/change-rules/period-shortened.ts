import type { ChangeRule } from "../change-rule";
import { changedPeriods } from "../periods/index";
import type { PeriodChange, PeriodOf } from "../periods/period-change";
import { days, nameOf } from "../wording";

/** When the service acts on a shorter period. */
const AT: Readonly<Record<PeriodOf, string>> = {
  objects: "at the next lifecycle run",
  "old versions": "at the next lifecycle run",
  "unfinished uploads": "at the next lifecycle run",
  rows: "at the next run of the row purge",
  backups: "as soon as the service looks",
  binlogs: "as soon as the service looks",
  documents: "as soon as the service looks, index by index",
  snapshots: "at the next retention run",
  "log lines": "as soon as the service looks",
};

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
  const { of, before, after = 0 } = period;
  const goes =
    before === undefined
      ? `everything older than ${days(after)}`
      : `everything between ${after} and ${days(before)} old`;
  const was = before === undefined ? "without end" : days(before);
  return `${nameOf(period)}: ${was} → ${days(after)}; ${goes} goes ${AT[of]}`;
}
