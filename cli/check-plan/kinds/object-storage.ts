import { lifecycleRules, shortestFor } from "../../../constructs/guard/arguments/bucket-lifecycle";
import { flag } from "../../../terraform-json/arguments";
import type { ObjectStorageSettings } from "../../../schedule/kinds/object-storage";
import type { PeriodOf, ReadPeriods } from "../period-change";
import type { CheckPlanKind } from "./check-plan-kind";

const goesAt = "at the next lifecycle run";
const OBJECTS: PeriodOf = { name: "objects", is: "records", goesAt };
const OLD_VERSIONS: PeriodOf = { name: "old versions", is: "copies", goesAt };
const UPLOADS: PeriodOf = { name: "unfinished uploads", is: "fragments", goesAt };

const PERIODS = [
  { of: OBJECTS, period: "objectDays" },
  // Without versioning there are none.
  { of: OLD_VERSIONS, period: "oldVersionDays" },
  { of: UPLOADS, period: "uploadDays" },
] as const;

/** Compares by what the rules do to a key prefix: their ids and their order say nothing. */
const bucketPeriods: ReadPeriods = (before, after) => {
  const [was, is] = [lifecycleRules(before), lifecycleRules(after)];
  const prefixes = [...new Set([...was, ...is].map(({ prefix }) => prefix))].sort();
  return prefixes.flatMap((prefix) =>
    PERIODS.filter(({ of }) => of !== OLD_VERSIONS || flag(before, "versioning_enable")).map(
      ({ of, period }) => ({
        of,
        ...(prefix !== "" && { unit: prefix }),
        before: shortestFor(was, prefix, period),
        after: shortestFor(is, prefix, period),
      }),
    ),
  );
};

export const objectStorage: CheckPlanKind<ObjectStorageSettings> = {
  periods: { tencentcloud_cos_bucket: { from: ["lifecycle_rules"], read: bucketPeriods } },
  copyDays: ({ oldVersionDays = 0 }) => oldVersionDays,
};
