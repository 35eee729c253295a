import { daysOf } from "../../../constructs/guard/arguments/duration";
import { indexOptions } from "../../../constructs/guard/arguments/index-options";
import { blocks, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { ReadPeriods } from "./period-change";

export const autonomousIndexPeriods: ReadPeriods = (before, after) => [
  {
    of: "documents",
    unit: text(after, "index_name"),
    before: expireDays(before),
    after: expireDays(after),
  },
];

export const indexLifecyclePeriods: ReadPeriods = (before, after) => [
  { of: "documents", before: deleteDays(before), after: deleteDays(after) },
];

export const dataStreamPeriods: ReadPeriods = (before, after) => [
  { of: "documents", before: daysOf(before["data_retention"]), after: daysOf(after["data_retention"]) },
];

export const snapshotPeriods: ReadPeriods = (before, after) => [
  { of: "snapshots", before: daysOf(before["expire_after"]), after: daysOf(after["expire_after"]) },
];

function expireDays(index: Resource["values"]): number | undefined {
  return daysOf(indexOptions(index)?.["expire.max_age"]);
}

/** The delete phase begins at `min_age`, and does nothing without its `delete` action. */
function deleteDays(policy: Resource["values"]): number | undefined {
  const [phase] = blocks(policy, "delete");
  return phase && blocks(phase, "delete").length > 0 ? daysOf(phase["min_age"] ?? "0ms") : undefined;
}
