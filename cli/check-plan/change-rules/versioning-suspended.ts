import { lifecycleRules, shortestFor } from "../../../constructs/guard/arguments/bucket-lifecycle";
import { flag, isKnown } from "../../../terraform-json/arguments";
import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { inStore } from "../wording";

export const versioningSuspended: ChangeRule = {
  id: "versioning-suspended",
  title: "Versioning is not suspended while no rule deletes the old versions",
  why: "A suspended bucket makes no new versions and keeps the old ones: nothing expires them (tencentcloud.com/document/product/436/19883).",
  remedy: "keep `versions` of the store in the policy until the last old version is gone",
  check: (change, plan) => {
    const { type, before = {}, after = {} } = change;
    if (type !== "tencentcloud_cos_bucket" || actionOf(change) !== "update") return [];
    if (!isKnown(after["versioning_enable"]) || !isKnown(after["lifecycle_rules"])) return [];
    if (flag(before, "versioning_enable") !== true || flag(after, "versioning_enable") === true) return [];
    if (shortestFor(lifecycleRules(after), "", "oldVersionDays") !== undefined) return [];
    const what = "versioning_enable: true → false; the old versions that are there stay for ever";
    return [{ what: `${what}${inStore(plan.storeOf(change))}` }];
  },
};
