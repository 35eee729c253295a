import { isKnown, text } from "../../../terraform-json/arguments";
import { SERVICE_PROTECTION } from "../../../constructs/guard/service-protection";
import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { inStore } from "../wording";

export const protectionOff: ChangeRule = {
  id: "protection-off",
  title: "The protection of a store against destruction stays on",
  why: "The next plan may destroy what holds data, and neither the service nor Terraform refuses.",
  remedy: "keep it on, or let a person confirm that the store is to go",
  check: (change, plan) => {
    const protection = SERVICE_PROTECTION[change.type];
    const { before = {}, after = {} } = change;
    if (!protection || actionOf(change) !== "update" || !isKnown(after[protection.argument])) return [];
    const { argument, on, unset } = protection;
    const [was, is] = [before, after].map((values) => text(values, argument) ?? unset);
    if (was !== on || is === on) return [];
    return [{ what: `${argument}: ${was} → ${is}${inStore(plan.storeOf(change))}` }];
  },
};
