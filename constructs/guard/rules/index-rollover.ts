import { indexOptions } from "../arguments/index-options";
import { type Rule, type Violation, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

export const indexRollover: Rule = {
  id: "index-rollover",
  title: "An autonomous index begins a new backing index by age, and at no other time",
  why: "What is deleted is a whole backing index. Without rollover by age a quiet index holds old documents for ever, and with rollover.dynamic the platform stretches or shrinks the age as it likes.",
  exemptable: false,
  resourceTypes: ["tencentcloud_elasticsearch_index"],
  check({ values }) {
    const options = indexOptions(values);
    // Without an age nothing is deleted anyway: another rule says so.
    if (options?.["expire.max_age"] === undefined) return "not-applicable";
    return verdictOf([...withoutAge(options), ...never(options), ...atWill(options)]);
  },
};

type Options = NonNullable<ReturnType<typeof indexOptions>>;

function withoutAge(options: Options): Violation[] {
  const argument = "index_meta_json options rollover.max_age";
  const age = options["rollover.max_age"];
  if (age !== undefined) return unreadablePeriod(argument, age);
  return [
    {
      argument,
      wrong: "how much time a backing index covers is not bounded",
      allowed: "the partition of the store, such as 1d",
    },
  ];
}

function never(options: Options): Violation[] {
  if (options["pre_create.enable"] !== false) return [];
  return [
    {
      argument: "index_meta_json options pre_create.enable",
      value: false,
      wrong: "an index that nobody writes to is not rolled over by age",
      allowed: "true",
    },
  ];
}

function atWill(options: Options): Violation[] {
  if (options["rollover.dynamic"] !== true) return [];
  return [
    {
      argument: "index_meta_json options rollover.dynamic",
      value: true,
      wrong: "the platform stretches the time that a backing index covers",
      allowed: "false",
    },
  ];
}
