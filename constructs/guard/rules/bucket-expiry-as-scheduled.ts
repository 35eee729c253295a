import { lifecycleRules, shortestFor } from "../arguments/bucket-lifecycle";
import { lifecycleIsOpen, placesIn } from "../arguments/bucket-places";
import { type Rule, type Violation, verdictOf } from "../rule";
import { deletionAgeIs } from "../deletion-age-is";

export const bucketExpiryAsScheduled: Rule = {
  id: "bucket-expiry-as-scheduled",
  title: "A bucket deletes its objects at the age that the schedule gives",
  why: "Earlier breaks keepFor of its categories, later breaks goneBy; a date comes once and covers nothing that is written after it.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check(bucket, { coverage }) {
    const covered = coverage.of(bucket);
    if (covered?.settings.kind !== "object-storage" || covered.isAccessLog) return "not-applicable";
    if (lifecycleIsOpen(bucket, "expiration")) return "not-applicable";
    const rules = lifecycleRules(bucket.values);
    const { deleteAfterDays } = covered.settings;
    const found = new Map<number, string[]>();
    for (const place of placesIn(covered)) {
      const days = shortestFor(rules, place, "objectDays");
      if (days !== undefined) found.set(days, [...(found.get(days) ?? []), place]);
    }
    const dates: Violation[] = rules.flatMap(({ objectDate }) =>
      objectDate === undefined
        ? []
        : [
            {
              argument: "lifecycle_rules.expiration.date",
              value: objectDate,
              wrong: "objects that are written later stay",
              allowed: `expiration.days of ${deleteAfterDays}`,
            },
          ],
    );
    const ages = [...found].flatMap(([days]) =>
      deletionAgeIs("lifecycle_rules.expiration.days", days, deleteAfterDays),
    );
    return found.size + dates.length === 0 ? "not-applicable" : verdictOf([...ages, ...dates]);
  },
};
