import { type PropRule, range } from "../prop-rule";
import { dataStreamName } from "./data-stream-name";
import { REPLICAS, SHARDS } from "./defaults";
import { elementRules } from "./element-rules";
import type { IndexLifecycleProps } from "./index-lifecycle";

/** What the props of a data stream must fulfil. */
export function indexLifecycleRules(props: IndexLifecycleProps): PropRule[] {
  return [
    dataStreamName("name", props.name),
    ...elementRules(props.elements),
    range("expireAfter", props.expireAfter.days, 1, 36500, "days"),
    range("partition", props.partition.days, 1, 36500, "days"),
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
