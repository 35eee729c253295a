import { blocks, number, text } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";

/** What the lifecycle does to one key: each in days, and undefined if no rule does it. */
export interface Lifecycle {
  readonly expireDays?: number | undefined;
  readonly nonCurrentDays?: number | undefined;
  readonly abortDays?: number | undefined;
}

/** A rule as the service gets it. */
interface Rule extends Lifecycle {
  readonly prefix: string;
}

export function rulesOf({ values }: Resource): readonly Rule[] {
  return blocks(values, "lifecycle_rules").map((rule) => ({
    prefix: text(rule, "filter_prefix") ?? "",
    expireDays: days(rule, "expiration", "days"),
    nonCurrentDays: days(rule, "non_current_expiration", "non_current_days"),
    abortDays: days(rule, "abort_incomplete_multipart_upload", "days_after_initiation"),
  }));
}

/** Where several rules are for a key, the shortest time counts. */
export function lifecycleOf(key: string, rules: readonly Rule[]): Lifecycle {
  const applying = rules.filter(({ prefix }) => key.startsWith(prefix));
  const shortest = (argument: keyof Lifecycle) => {
    const set = applying.flatMap((rule) => rule[argument] ?? []);
    return set.length > 0 ? Math.min(...set) : undefined;
  };
  return {
    expireDays: shortest("expireDays"),
    nonCurrentDays: shortest("nonCurrentDays"),
    abortDays: shortest("abortDays"),
  };
}

/** The provider drops 0 days without a word (resource_tc_cos_bucket.go:1921). */
function days(rule: Readonly<Record<string, unknown>>, block: string, argument: string): number | undefined {
  return blocks(rule, block).flatMap((values) => number(values, argument) || [])[0];
}
