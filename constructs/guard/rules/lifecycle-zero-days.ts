import { lifecycleRules } from "../arguments/bucket-lifecycle";
import { type Rule, verdictOf } from "../rule";

export const lifecycleZeroDays: Rule = {
  id: "lifecycle-zero-days",
  title: "No lifecycle rule of a bucket counts 0 days",
  why: "The provider takes it and drops it without a word (cos_bucket.go:1921): the rule then deletes nothing.",
  exemptable: false,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check: ({ values }) =>
    verdictOf(
      lifecycleRules(values).flatMap(({ name, dropped }) =>
        dropped.map((argument) => ({
          argument: `lifecycle_rules ${name} ${argument}`,
          value: 0,
          wrong: "the rule deletes nothing",
          allowed: "1 to 3650 days",
        })),
      ),
    ),
};
