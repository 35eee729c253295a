import { flag, isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

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
    if (!isKnown(values["data_retention"]) || text(values, "data_retention")) return "compliant";
    return verdictOf([{ argument: "data_retention", wrong, allowed: "a period, such as 730d" }]);
  },
};
