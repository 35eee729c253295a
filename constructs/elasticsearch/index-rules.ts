import { LONGEST_DAYS } from "../../policy/period-schema";
import { type PropRule, range } from "../prop-rule";
import type { AutonomousIndexOptions } from "./autonomous-index";
import { REPLICAS, SHARDS } from "./defaults";
import { elementRules, mappingRules } from "./element-rules";

/** What an autonomous index and a data stream have in common. */
type IndexProps = Omit<AutonomousIndexOptions, "indexName">;

/**
 * What the props of an index must fulfil, whoever deletes it.
 *
 * @param isDataStream whether it has `@timestamp` besides its elements.
 */
export function indexRules(props: IndexProps, isDataStream: boolean): PropRule[] {
  return [
    ...elementRules(props.elements),
    ...mappingRules(props.elements, isDataStream),
    range("expireAfter", props.expireAfter.days, 1, LONGEST_DAYS, "days"),
    range("partition", props.partition.days, 1, LONGEST_DAYS, "days"),
    range("shards", props.shards ?? SHARDS, 1, 1024, "shards"),
    range("replicas", props.replicas ?? REPLICAS, 1, 10, "replicas"),
    {
      rule: "time-field",
      prop: "timeField",
      value: props.timeField,
      holds: props.elements[props.timeField] === "timestamp",
      allowed: "an element of type timestamp",
    },
  ];
}
