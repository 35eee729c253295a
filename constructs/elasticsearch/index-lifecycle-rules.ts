import { nameForm, type PropRule, range } from "../prop-rule";
import { MOST_DATA_STREAM_CHARACTERS, REPLICAS, SHARDS } from "./defaults";
import type { IndexLifecycleProps } from "./index-lifecycle";

/** The provider takes these characters and no others (elasticstack, data_stream, schema.go). */
const DATA_STREAM = /^[a-z0-9!$%&'();=@[\]^{}~][a-z0-9!$%&'()+.;=@[\]^{}~_-]*$/;

/** What the props of a data stream must fulfil. */
export function indexLifecycleRules(props: IndexLifecycleProps): PropRule[] {
  return [
    nameForm(
      "name",
      props.name,
      DATA_STREAM,
      MOST_DATA_STREAM_CHARACTERS,
      "a to z, 0 to 9 and ! $ % & ' ( ) + . ; = @ [ ] ^ { } ~ _ -, not starting with - _ + .",
    ),
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
