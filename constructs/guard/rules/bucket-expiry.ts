import { lifecycleRules } from "../arguments/bucket-lifecycle";
import { lifecycleIsOpen } from "../arguments/bucket-places";
import { type Rule, verdictOf } from "../rule";

export const bucketExpiry: Rule = {
  id: "bucket-expiry",
  title: "A bucket that holds a category deletes its objects",
  why: "Without an expiration in its lifecycle a bucket keeps every object for ever (tencentcloud.com/document/product/436/17029).",
  exemptable: false,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check(bucket, { coverage }) {
    if (!coverage.of(bucket) || lifecycleIsOpen(bucket, "expiration")) return "not-applicable";
    const expires = lifecycleRules(bucket.values).some(
      // An expiration of 0 days is there, if to no effect: another rule says so.
      ({ objectDays, objectDate, dropped }) =>
        objectDays ?? objectDate ?? dropped.includes("expiration.days"),
    );
    return verdictOf(
      expires
        ? []
        : [
            {
              argument: "lifecycle_rules.expiration",
              wrong: "objects stay for ever",
              allowed: "a rule with expiration.days",
            },
          ],
    );
  },
};
