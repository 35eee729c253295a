import { blocks, isKnown, text } from "../../../terraform-json/arguments";
import { daysOf } from "../arguments/duration";
import { INDEX_LIFECYCLE } from "../arguments/index-template";
import { type Rule, type Violation, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

export const ilmRollover: Rule = {
  id: "ilm-rollover",
  title: "An index lifecycle that rolls over does so by age, whatever the index holds",
  why: "The age for deletion counts from the rollover: an index that nobody writes to never gets there without max_age, and is never deleted (github.com/elastic/elasticsearch/issues/34020). The min_ conditions must all hold before max_age works: with min_docs, a quiet index is never deleted either.",
  exemptable: false,
  resourceTypes: [INDEX_LIFECYCLE],
  check: ({ values }) =>
    verdictOf(
      blocks(values, "hot")
        .flatMap((phase) => blocks(phase, "rollover"))
        .flatMap((rollover) => [...age(rollover), ...heldBack(rollover)]),
    ),
};

type Rollover = Readonly<Record<string, unknown>>;

function age({ max_age: most }: Rollover): Violation[] {
  const argument = "hot.rollover.max_age";
  if (most !== undefined && most !== null) return unreadablePeriod(argument, most);
  const wrong = "a quiet index is never rolled over, and never deleted";
  return [{ argument, wrong, allowed: "the partition of the store, such as 1d" }];
}

function heldBack(rollover: Rollover): Violation[] {
  return Object.keys(rollover)
    .filter((name) => name.startsWith("min_") && isKnown(rollover[name]))
    .flatMap((name): Violation[] => {
      const value = text(rollover, name);
      if (value === undefined || isHarmless(name, value, rollover)) return [];
      const wrong = "holds back the rollover by age, and with it the deletion";
      return [{ argument: `hot.rollover.${name}`, value: rollover[name], wrong, allowed: "not set" }];
    });
}

/** A least age that is not beyond max_age, and what asks for nothing. */
function isHarmless(name: string, value: string, { max_age: most }: Rollover): boolean {
  if (Number.parseFloat(value) === 0) return true;
  const [least = Infinity, limit = 0] = [daysOf(value), daysOf(most)];
  return name === "min_age" && (!isKnown(most) || least <= limit);
}
