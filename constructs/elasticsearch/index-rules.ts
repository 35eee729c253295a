import { LONGEST_DAYS } from "../../policy/period-schema";
import type { Period } from "../../policy/period";
import type { Elements } from "../../policy/policy";
import { type PropRule, range } from "../prop-rule";
import { REPLICAS, SHARDS } from "./defaults";
import { elementRules } from "./element-rules";

export interface IndexProps {
  readonly elements: Elements;
  readonly timeField: string;
  readonly expireAfter: Period;
  readonly partition: Period;
  readonly replicas?: number;
  readonly shards?: number;
}

/** What the props of an index must fulfil, whoever deletes it. */
export function indexRules(props: IndexProps): PropRule[] {
  return [
    ...elementRules(props.elements),
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
