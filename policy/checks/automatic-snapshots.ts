import type { Check } from "./check";

/** The cloud keeps automatic snapshots of a cluster for 7 days; no argument of Terraform changes that. */
const AUTOMATIC_DAYS = 7;

/** Snapshots are the automatic ones, unless lifecycle management in the cluster puts them into a repository. */
export const automaticSnapshots: Check = function* ({ policy }) {
  for (const [name, store] of Object.entries(policy.stores)) {
    if (store.kind !== "elasticsearch" || store.snapshots === "off") continue;
    const { keepFor, repository } = store.snapshots;
    const path = ["stores", name, "snapshots"];
    const ilm = store.lifecycle === "ilm";
    if (!ilm && repository !== undefined) {
      yield {
        path: [...path, "repository"],
        wrong: "an autonomous index has the automatic snapshots only",
        allowed: "allowed: no repository, or lifecycle: ilm",
        onKey: true,
      };
    }
    if (keepFor.days === AUTOMATIC_DAYS || (ilm && repository !== undefined)) continue;
    yield {
      path: [...path, "keepFor"],
      wrong: `automatic snapshots do not live ${keepFor}`,
      allowed: `allowed: P${AUTOMATIC_DAYS}D, or snapshots: off, or ${ilm ? "a repository beside it" : "lifecycle: ilm with a repository"}`,
    };
  }
};
