import { flag, isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

export const dataStreamRetention: Rule = {
  id: "data-stream-retention",
  title: "The lifecycle of a data stream is on, and has a period",
  why: "Without data_retention the lifecycle keeps every document, and switched off it does nothing.",
  exemptable: false,
  resourceTypes: ["elasticstack_elasticsearch_data_stream_lifecycle"],
  check({ values }) {
    const wrong = "documents stay for ever";
    if (flag(values, "enabled") === false) {
      return verdictOf([{ argument: "enabled", value: false, wrong, allowed: "true" }]);
    }
    const argument = "data_retention";
    if (!isKnown(values[argument])) return "compliant";
    const period = text(values, argument);
    if (period) return verdictOf(unreadablePeriod(argument, period));
    return verdictOf([{ argument, wrong, allowed: "a period, such as 730d" }]);
  },
};
