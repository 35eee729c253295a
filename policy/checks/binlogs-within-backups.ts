import type { Check } from "./check";

/** TencentDB keeps binlogs at most as long as the backups that they continue. */
export const binlogsWithinBackups: Check = function* ({ policy }) {
  for (const [name, store] of Object.entries(policy.stores)) {
    if (store.kind !== "mysql") continue;
    const [backups, binlogs] = [store.backups.keepFor, store.binlogs.keepFor];
    if (binlogs.days <= backups.days) continue;
    yield {
      path: ["stores", name, "binlogs", "keepFor"],
      wrong: `binlogs of ${binlogs} outlive the backups, ${backups}`,
      allowed: `allowed: up to ${backups}, or longer backups`,
    };
  }
};
