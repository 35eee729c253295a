import { isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const elasticsearchTls: Rule = {
  id: "elasticsearch-tls",
  title: "An Elasticsearch cluster is reached over https",
  why: "Documents and passwords cross the network in the clear otherwise; http is what the service does if nothing is said.",
  exemptable: true,
  resourceTypes: ["tencentcloud_elasticsearch_instance"],
  check: ({ values }) => {
    const protocol = text(values, "protocol");
    if (!isKnown(values["protocol"]) || protocol === "https") return "compliant";
    return verdictOf([
      { argument: "protocol", value: protocol, wrong: "the cluster is reached over http", allowed: "https" },
    ]);
  },
};
