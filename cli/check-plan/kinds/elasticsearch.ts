import { daysOf } from "../../../constructs/guard/arguments/duration";
import { indexOptions } from "../../../constructs/guard/arguments/index-options";
import { blocks, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import type { PeriodOf, ReadPeriods } from "../period-change";
import type { CheckPlanKind } from "./check-plan-kind";

const DOCUMENTS: PeriodOf = {
  name: "documents",
  is: "records of a unit",
  goesAt: "as soon as the service looks, index by index",
};
const SNAPSHOTS: PeriodOf = { name: "snapshots", is: "copies", goesAt: "at the next retention run" };

const autonomousIndexPeriods: ReadPeriods = (before, after) => [
  {
    of: DOCUMENTS,
    unit: text(after, "index_name"),
    before: expireDays(before),
    after: expireDays(after),
  },
];

const indexLifecyclePeriods: ReadPeriods = (before, after) => [
  { of: DOCUMENTS, before: deleteDays(before), after: deleteDays(after) },
];

const dataStreamPeriods: ReadPeriods = (before, after) => [
  { of: DOCUMENTS, before: daysOf(before["data_retention"]), after: daysOf(after["data_retention"]) },
];

const snapshotPeriods: ReadPeriods = (before, after) => [
  { of: SNAPSHOTS, before: daysOf(before["expire_after"]), after: daysOf(after["expire_after"]) },
];

export const elasticsearch: CheckPlanKind<ElasticsearchSettings> = {
  periods: {
    elasticstack_elasticsearch_data_stream_lifecycle: { from: ["data_retention"], read: dataStreamPeriods },
    elasticstack_elasticsearch_index_lifecycle: { from: ["delete"], read: indexLifecyclePeriods },
    elasticstack_elasticsearch_snapshot_lifecycle: { from: ["expire_after"], read: snapshotPeriods },
    tencentcloud_elasticsearch_index: { from: ["index_meta_json"], read: autonomousIndexPeriods },
  },
  copyDays: ({ snapshotDays = 0 }) => snapshotDays,
};

function expireDays(index: Resource["values"]): number | undefined {
  return daysOf(indexOptions(index)?.["expire.max_age"]);
}

/** The delete phase begins at `min_age`, and does nothing without its `delete` action. */
function deleteDays(policy: Resource["values"]): number | undefined {
  const [phase] = blocks(policy, "delete");
  return phase && blocks(phase, "delete").length > 0 ? daysOf(phase["min_age"] ?? "0ms") : undefined;
}
