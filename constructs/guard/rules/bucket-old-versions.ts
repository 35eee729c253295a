import { flag, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";
import { lifecycleRules, shortestFor } from "../arguments/bucket-lifecycle";
import { lifecycleIsOpen, placesIn } from "../arguments/bucket-places";
import { type Rule, verdictOf } from "../rule";

export const bucketOldVersions: Rule = {
  id: "bucket-old-versions",
  title: "A bucket with versions deletes the old ones as the schedule says",
  why: "With versioning an expired object only gets a delete marker; the object itself stays as an old version until a rule of its own deletes it (tencentcloud.com/document/product/436/19883).",
  exemptable: false,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check(bucket, { coverage, resources }) {
    const covered = coverage.of(bucket);
    if (covered?.settings.kind !== "object-storage" || !keepsVersions(bucket, resources))
      return "not-applicable";
    if (lifecycleIsOpen(bucket, "non_current_expiration")) return "not-applicable";
    const rules = lifecycleRules(bucket.values);
    if (rules.some(({ dropped }) => dropped.includes("non_current_expiration.non_current_days"))) {
      return "not-applicable";
    }
    const days = placesIn(covered).map((place) => shortestFor(rules, place, "oldVersionDays") ?? Infinity);
    const longest = Math.max(...days);
    const argument = "lifecycle_rules.non_current_expiration";
    const scheduled = covered.isAccessLog ? Infinity : covered.settings.oldVersionDays;
    if (scheduled === undefined) {
      const wrong = "old versions outlive the window: the schedule has none";
      return verdictOf([{ argument: "versioning_enable", value: true, wrong, allowed: "false" }]);
    }
    const allowed = scheduled < Infinity ? `${scheduled}, as scheduled` : "a rule with non_current_days";
    if (longest === Infinity) {
      return verdictOf([{ argument, wrong: "old versions stay for ever", allowed }]);
    }
    const wrong = "old versions stay longer than scheduled";
    return verdictOf(
      longest <= scheduled
        ? []
        : [{ argument: `${argument}.non_current_days`, value: longest, wrong, allowed }],
    );
  },
};

/** By the bucket's own argument, or by a resource beside it. */
function keepsVersions(bucket: Resource, resources: Resources): boolean {
  const beside = resources.naming(bucket, "tencentcloud_cos_bucket_version", "bucket");
  return (
    flag(bucket.values, "versioning_enable") === true ||
    beside.some(({ values }) => text(values, "status")?.toLowerCase() === "enabled")
  );
}
