import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { HELD_DATA } from "../holds-data";
import { inStore } from "../wording";

export const storeReplaced: ChangeRule = {
  id: "store-replaced",
  title: "No resource that holds data is destroyed and created anew",
  why: "The new one is empty: a changed name or zone deletes as much as a destroy does.",
  remedy: "take the change back, or copy the data first and let a person confirm",
  check: (change, plan) => {
    const held = HELD_DATA[change.type];
    if (!held || actionOf(change) !== "replace") return [];
    return [{ what: `replaces ${held}${inStore(plan.storeOf(change))}` }];
  },
};
