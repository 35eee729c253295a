import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { HELD_DATA } from "../holds-data";
import { inStore } from "../wording";

export const storeDestroyed: ChangeRule = {
  id: "store-destroyed",
  title: "No resource that holds data is destroyed",
  why: "Nothing brings the data back, and it may go before its period is over.",
  remedy: "keep the resource in the configuration, or let a person confirm that its data may go",
  check: (change, plan) => {
    const held = HELD_DATA[change.type];
    if (!held || actionOf(change) !== "delete") return [];
    return [{ what: `destroys ${held}${inStore(plan.storeOf(change))}` }];
  },
};
