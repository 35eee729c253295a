import { lifecycleRules, shortestFor } from "../../../constructs/guard/arguments/bucket-lifecycle";
import { flag } from "../../../terraform-json/arguments";
import type { ReadPeriods } from "./period-change";

const PERIODS = [
  { of: "objects", period: "objectDays" },
  // Without versioning there are none.
  { of: "old versions", period: "oldVersionDays" },
  { of: "unfinished uploads", period: "uploadDays" },
] as const;

/** Compares by what the rules do to a key prefix: their ids and their order say nothing. */
export const bucketPeriods: ReadPeriods = (before, after) => {
  const [was, is] = [lifecycleRules(before), lifecycleRules(after)];
  const prefixes = [...new Set([...was, ...is].map(({ prefix }) => prefix))].sort();
  return prefixes.flatMap((prefix) =>
    PERIODS.filter(({ of }) => of !== "old versions" || flag(before, "versioning_enable")).map(
      ({ of, period }) => ({
        of,
        ...(prefix !== "" && { unit: prefix }),
        before: shortestFor(was, prefix, period),
        after: shortestFor(is, prefix, period),
      }),
    ),
  );
};
