import { blocks, text } from "../../../terraform-json/arguments";
import { INDEX_LIFECYCLE } from "../arguments/index-template";
import { type Rule, verdictOf } from "../rule";

export const ilmWaitsForSnapshot: Rule = {
  id: "ilm-waits-for-snapshot",
  title: "An index lifecycle deletes without waiting for a snapshot",
  why: "While snapshots fail, nothing is deleted: a broken backup then breaks the promise.",
  exemptable: true,
  resourceTypes: [INDEX_LIFECYCLE],
  check: ({ values }) =>
    verdictOf(
      blocks(values, "delete")
        .flatMap((phase) => blocks(phase, "wait_for_snapshot"))
        .map((wait) => ({
          argument: "delete.wait_for_snapshot",
          value: text(wait, "policy"),
          wrong: "while snapshots fail, nothing is deleted",
          allowed: "not set",
        })),
    ),
};
