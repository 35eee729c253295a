import { accessLogRoom, holdingsIn } from "../../../schedule/log-room";
import { lifecycleRules, shortestFor } from "../arguments/bucket-lifecycle";
import { lifecycleIsOpen } from "../arguments/bucket-places";
import { type Rule, verdictOf } from "../rule";

export const accessLogExpiry: Rule = {
  id: "access-log-expiry",
  title: "The log of accesses to a bucket is gone when its categories must be",
  why: "The log holds object keys. A line that is written just before an object goes outlives it by the log's own period, and two days of lifecycle run.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check(bucket, { coverage, schedule }) {
    const covered = coverage.of(bucket);
    if (!covered?.isAccessLog || lifecycleIsOpen(bucket, "expiration")) return "not-applicable";
    const days = shortestFor(lifecycleRules(bucket.values), "", "objectDays");
    if (days === undefined) return "not-applicable";
    const held = holdingsIn(schedule, covered.store);
    const room = Math.min(...held.map((holding) => accessLogRoom(schedule, holding)));
    return verdictOf(
      days <= room
        ? []
        : [
            {
              argument: "lifecycle_rules.expiration.days",
              value: days,
              wrong: `the log of accesses to ${covered.store} outlives goneBy of its categories`,
              allowed: room >= 1 ? `at most ${room}` : "no log of accesses, or a later goneBy in the policy",
            },
          ],
    );
  },
};
