import { flag } from "../../../terraform-json/arguments";
import { INDEX_LIFECYCLE } from "../arguments/index-template";
import { type Rule, verdictOf } from "../rule";

export const ilmForceDestroy: Rule = {
  id: "ilm-force-destroy",
  title: "An index lifecycle is not destroyed while indices use it",
  why: "force_destroy takes the policy off every index that uses it, and those indices then stay for ever.",
  exemptable: true,
  resourceTypes: [INDEX_LIFECYCLE],
  check: ({ values }) =>
    verdictOf(
      flag(values, "force_destroy")
        ? [
            {
              argument: "force_destroy",
              value: true,
              wrong: "destroying the policy leaves its indices without an end",
              allowed: "false",
            },
          ]
        : [],
    ),
};
