import type { Check } from "./check";

/** A store that no category uses would be paid for, and would hold data that no promise covers. */
export const everyStoreIsUsed: Check = function* ({ policy, storesNamed, storesUnclear }) {
  if (storesUnclear) return;
  for (const store of Object.keys(policy.stores)) {
    if (storesNamed.has(store)) continue;
    const allowed = "name it in the storedIn of a category, or remove it";
    yield { path: ["stores", store], wrong: "no category uses this store", allowed, onKey: true };
  }
};
