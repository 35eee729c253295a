import { blocks, flag } from "../../../terraform-json/arguments";
import { INDEX_LIFECYCLE, lifecycleIsUsed } from "../arguments/index-template";
import { type Rule, type Violation, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

export const ilmDeletes: Rule = {
  id: "ilm-deletes",
  title: "An index lifecycle ends with the deletion of the index",
  why: "A policy without a delete phase, or with one that has no delete action, keeps its indices for ever. With delete_searchable_snapshot = false it leaves the snapshot that an index was mounted from, and nothing removes that one.",
  exemptable: false,
  resourceTypes: [INDEX_LIFECYCLE],
  check(lifecycle, { resources }) {
    const { values } = lifecycle;
    if (!lifecycleIsUsed(lifecycle, resources)) return "not-applicable";
    if (typeof values["delete"] === "string") return "not-applicable";
    const allowed = "delete { min_age = ..., delete {} }";
    const wrong = "indices stay for ever";
    const phases = blocks(values, "delete");
    if (phases.length === 0) return verdictOf([{ argument: "delete", wrong, allowed }]);
    return verdictOf(
      phases.flatMap((phase) =>
        phase["delete"] === undefined
          ? [{ argument: "delete.delete", wrong, allowed }]
          : [...unreadablePeriod("delete.min_age", phase["min_age"]), ...keptSnapshot(phase)],
      ),
    );
  },
};

function keptSnapshot(phase: Readonly<Record<string, unknown>>): Violation[] {
  const argument = "delete_searchable_snapshot";
  return blocks(phase, "delete")
    .filter((action) => flag(action, argument) === false)
    .map(() => ({
      argument: `delete.delete.${argument}`,
      value: false,
      wrong: "the snapshot of a deleted index stays for ever",
      allowed: "true",
    }));
}
