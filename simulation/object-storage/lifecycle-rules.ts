import { blocks, number, text } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";
import type { Chance } from "../chance";

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

/** Where several rules are for a key, any of them may be the one that counts: the service does not say which. */
export function lifecycleOf(key: string, rules: readonly Rule[], chance: Chance): Lifecycle {
  const applying = rules.filter(({ prefix }) => key.startsWith(prefix));
  const anyOf = (argument: keyof Lifecycle) => {
    const set = [...new Set(applying.flatMap((rule) => rule[argument] ?? []))];
    return set.length > 1 ? set[chance.inTurn(set.length)] : set[0];
  };
  return {
    expireDays: anyOf("expireDays"),
    nonCurrentDays: anyOf("nonCurrentDays"),
    abortDays: anyOf("abortDays"),
  };
}

/** The provider drops 0 days without a word (resource_tc_cos_bucket.go:1921). */
function days(rule: Readonly<Record<string, unknown>>, block: string, argument: string): number | undefined {
  return blocks(rule, block).flatMap((values) => number(values, argument) || [])[0];
}
