import { lifecycleRules, shortestFor } from "../arguments/bucket-lifecycle";
import { lifecycleIsOpen, placesIn } from "../arguments/bucket-places";
import { type Rule, verdictOf } from "../rule";

export const lifecycleMissesCategory: Rule = {
  id: "lifecycle-misses-category",
  title: "The lifecycle of a bucket covers every prefix under which a category lies",
  why: "A rule deletes only what begins with its filter_prefix; everything else stays for ever.",
  exemptable: false,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check(bucket, { coverage }) {
    const covered = coverage.of(bucket);
    if (covered?.settings.kind !== "object-storage" || lifecycleIsOpen(bucket, "filter_prefix")) {
      return "not-applicable";
    }
    const rules = lifecycleRules(bucket.values);
    const expiring = rules.filter(({ objectDays }) => objectDays !== undefined);
    // Without any, another rule says so.
    if (expiring.length === 0) return "not-applicable";
    const missed = placesIn(covered).filter((place) => shortestFor(rules, place, "objectDays") === undefined);
    return verdictOf(
      missed.length === 0
        ? []
        : [
            {
              argument: "lifecycle_rules.filter_prefix",
              value: expiring.map(({ prefix }) => prefix),
              wrong: `objects stay for ever in ${missed.map((place) => place || "the rest of the bucket").join(", ")}`,
              allowed: "a rule over the whole bucket: filter_prefix empty",
            },
          ],
    );
  },
};
