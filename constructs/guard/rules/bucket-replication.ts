import { blocks, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const bucketReplication: Rule = {
  id: "bucket-replication",
  title: "The objects of a bucket are not copied into another",
  why: "A copy expires by the rules of the other bucket, whatever expires here.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check: ({ values }) =>
    verdictOf(
      blocks(values, "replica_rules")
        .filter((rule) => text(rule, "status")?.toLowerCase() !== "disabled")
        .map((rule) => ({
          argument: "replica_rules.destination_bucket",
          value: text(rule, "destination_bucket"),
          wrong: "the objects are copied into another bucket",
          allowed: "no replica_rules",
        })),
    ),
};
