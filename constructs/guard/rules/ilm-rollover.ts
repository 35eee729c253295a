import { blocks } from "../../../terraform-json/arguments";
import { INDEX_LIFECYCLE } from "../arguments/index-template";
import { type Rule, type Violation, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

export const ilmRollover: Rule = {
  id: "ilm-rollover",
  title: "An index lifecycle that rolls over does so by age",
  why: "The age for deletion counts from the rollover: an index that nobody writes to never gets there without max_age, and is never deleted (github.com/elastic/elasticsearch/issues/34020).",
  exemptable: false,
  resourceTypes: [INDEX_LIFECYCLE],
  check: ({ values }) =>
    verdictOf(
      blocks(values, "hot")
        .flatMap((phase) => blocks(phase, "rollover"))
        .flatMap(({ max_age: age }) => (age === undefined ? [NO_AGE] : unreadablePeriod(ARGUMENT, age))),
    ),
};

const ARGUMENT = "hot.rollover.max_age";
const NO_AGE: Violation = {
  argument: ARGUMENT,
  wrong: "a quiet index is never rolled over, and never deleted",
  allowed: "the partition of the store, such as 1d",
};
