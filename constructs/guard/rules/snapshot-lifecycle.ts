import { isKnown, number, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { daysOf } from "../arguments/duration";
import { type Rule, type RuleContext, type Violation, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

export const SNAPSHOT_LIFECYCLE = "elasticstack_elasticsearch_snapshot_lifecycle";

export const snapshotLifecycle: Rule = {
  id: "snapshot-lifecycle",
  title: "A snapshot lifecycle removes its snapshots when the schedule says",
  why: "A snapshot holds what the index no longer does. Without expire_after it stays for ever, and min_count keeps the last ones however old they are.",
  exemptable: true,
  resourceTypes: [SNAPSHOT_LIFECYCLE],
  check(lifecycle, context) {
    const scheduled = scheduledDays(lifecycle, context);
    if (scheduled === undefined) return "not-applicable";
    return verdictOf([...expiry(lifecycle, scheduled), ...leastKept(lifecycle)]);
  },
};

/** 0 if the schedule has no snapshots of these indices; nothing if none of them is in the schedule. */
function scheduledDays(lifecycle: Resource, { coverage }: RuleContext): number | undefined {
  const days = coverage
    .inCluster(lifecycle)
    .map(({ settings }) => (settings.kind === "elasticsearch" ? (settings.snapshotDays ?? 0) : 0));
  return days.length > 0 ? Math.min(...days) : undefined;
}

function expiry({ values }: Resource, scheduled: number): Violation[] {
  if (!isKnown(values["expire_after"])) return [];
  const argument = "expire_after";
  const value = text(values, argument);
  const allowed = scheduled > 0 ? `at most ${scheduled}d, as scheduled` : "no snapshot lifecycle";
  if (value === undefined) return [{ argument, wrong: "snapshots stay for ever", allowed }];
  const days = daysOf(value);
  if (days === undefined) return unreadablePeriod(argument, value);
  if (scheduled > 0 && days <= scheduled) return [];
  return [{ argument, value, wrong: "snapshots outlive the window", allowed }];
}

function leastKept({ values }: Resource): Violation[] {
  const value = number(values, "min_count");
  if (value === undefined || value === 0) return [];
  return [{ argument: "min_count", value, wrong: "expired snapshots are kept", allowed: "not set" }];
}
