import { type LifecycleRule, lifecycleRules } from "../arguments/bucket-lifecycle";
import { type Rule, type Violation, verdictOf } from "../rule";

const PERIODS = {
  objectDays: "expiration.days",
  oldVersionDays: "non_current_expiration.non_current_days",
  uploadDays: "abort_incomplete_multipart_upload.days_after_initiation",
} as const;

export const lifecycleConflict: Rule = {
  id: "lifecycle-conflict",
  title: "No two lifecycle rules of a bucket give the same objects different periods",
  why: "The service advises against rules that overlap, and does not say which one holds (tencentcloud.com/document/product/436/17029).",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check({ values }) {
    const rules = lifecycleRules(values);
    return verdictOf(
      rules.flatMap((rule, i) => rules.slice(i + 1).flatMap((other) => conflicts(rule, other))),
    );
  },
};

function conflicts(rule: LifecycleRule, other: LifecycleRule): Violation[] {
  if (!rule.prefix.startsWith(other.prefix) && !other.prefix.startsWith(rule.prefix)) return [];
  return (["objectDays", "oldVersionDays", "uploadDays"] as const)
    .filter((period) => rule[period] !== undefined && other[period] !== undefined)
    .filter((period) => rule[period] !== other[period])
    .map((period) => ({
      argument: `lifecycle_rules ${rule.name} and ${other.name} ${PERIODS[period]}`,
      value: [rule[period], other[period]],
      wrong: "two rules cover the same objects",
      allowed: "one rule, or prefixes that do not overlap",
    }));
}
