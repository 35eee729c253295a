import { AUTOMATIC_SNAPSHOT_DAYS } from "../../../policy/cloud-limits";
import { blocks, flag } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";
import { SNAPSHOT_LIFECYCLE } from "./snapshot-lifecycle";

/** The service keeps its own snapshots for so many days, whatever is set. */
export const automaticSnapshots: Rule = {
  id: "automatic-snapshots",
  title: "A cluster takes automatic snapshots only if the schedule counts them, and no others beside them",
  why: "A snapshot holds what the index no longer does. The automatic ones live for 7 days, which nothing can change, and a snapshot lifecycle beside them makes a second copy with a period of its own.",
  exemptable: true,
  resourceTypes: ["tencentcloud_elasticsearch_instance"],
  check(cluster, { coverage, resources }) {
    const { settings, store } = coverage.of(cluster) ?? {};
    if (settings?.kind !== "elasticsearch") return "not-applicable";
    const automatic = blocks(cluster.values, "cos_backup").some((backup) => flag(backup, "is_auto_backup"));
    if (!automatic) return "compliant";
    const argument = "cos_backup.is_auto_backup";
    const allowed = "false";
    if ((settings.snapshotDays ?? 0) < AUTOMATIC_SNAPSHOT_DAYS) {
      return verdictOf([{ argument, value: true, wrong: "snapshots outlive the window", allowed }]);
    }
    const other = resources.ofType(SNAPSHOT_LIFECYCLE).find((lifecycle) => {
      const stores = coverage.inCluster(lifecycle);
      return stores.length === 0 || stores.some((other) => other.store === store);
    });
    if (!other) return "compliant";
    const wrong = `${other.address} takes snapshots as well`;
    return verdictOf([{ argument, value: true, wrong, allowed: `${allowed}, or no snapshot lifecycle` }]);
  },
};
