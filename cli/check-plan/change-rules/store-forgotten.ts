import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { HELD_DATA } from "../holds-data";
import { inStore } from "../wording";

export const storeForgotten: ChangeRule = {
  id: "store-forgotten",
  title: "No resource that holds data leaves Terraform's state and stays in the cloud",
  why: "Nobody sees any more whether its data expires.",
  remedy: "keep the resource in the configuration, or let a person take it over",
  check: (change, plan) => {
    if (!HELD_DATA[change.type] || actionOf(change) !== "forget") return [];
    return [{ what: `forgets what stays in the cloud${inStore(plan.storeOf(change))}` }];
  },
};
