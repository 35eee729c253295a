import { AUTOMATIC_SNAPSHOT_DAYS } from "../cloud-limits";
import type { Check } from "./check";

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
    if (keepFor.days === AUTOMATIC_SNAPSHOT_DAYS || (ilm && repository !== undefined)) continue;
    yield {
      path: [...path, "keepFor"],
      wrong: `automatic snapshots do not live ${keepFor}`,
      allowed: `allowed: P${AUTOMATIC_SNAPSHOT_DAYS}D, or snapshots: off, or ${ilm ? "a repository beside it" : "lifecycle: ilm with a repository"}`,
    };
  }
};
