import { type LifecycleRule, lifecycleRules } from "../arguments/bucket-lifecycle";
import { type Rule, verdictOf } from "../rule";

export const lifecycleJoinedExpiration: Rule = {
  id: "lifecycle-joined-expiration",
  title: "A lifecycle rule of a bucket counts days, names a date or removes delete markers: one of them",
  why: "The service refuses a rule with days and a date (tencentcloud.com/document/product/436/8280), and one with days and delete_marker is assumed to be refused or half applied.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check: ({ values }) =>
    verdictOf(
      lifecycleRules(values)
        .map((rule) => ({ name: rule.name, joined: joined(rule) }))
        .filter(({ joined }) => joined.length > 1)
        .map(({ name, joined }) => ({
          argument: `lifecycle_rules ${name} expiration`,
          value: joined,
          wrong: "one rule joins them",
          allowed: "a rule of its own for each",
        })),
    ),
};

function joined({ objectDays, objectDate, deleteMarkers }: LifecycleRule): string[] {
  return [
    ...(objectDays === undefined ? [] : ["days"]),
    ...(objectDate === undefined ? [] : ["date"]),
    ...(deleteMarkers ? ["delete_marker"] : []),
  ];
}
