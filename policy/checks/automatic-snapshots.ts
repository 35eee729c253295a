import type { Check } from "./check";

/** The cloud keeps automatic snapshots of a cluster for 7 days; no argument of Terraform changes that. */
const AUTOMATIC_DAYS = 7;

/** With an autonomous index, the only snapshots are the automatic ones. */
export const automaticSnapshots: Check = function* ({ policy }) {
  for (const [name, store] of Object.entries(policy.stores)) {
    if (store.kind !== "elasticsearch" || store.lifecycle !== "autonomous-index") continue;
    if (store.snapshots === "off" || store.snapshots.keepFor.days === AUTOMATIC_DAYS) continue;
    yield {
      path: ["stores", name, "snapshots", "keepFor"],
      wrong: `automatic snapshots do not live ${store.snapshots.keepFor}`,
      allowed: `allowed: P${AUTOMATIC_DAYS}D, or snapshots: off, or lifecycle: ilm`,
    };
  }
};
