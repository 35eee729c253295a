import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const elasticsearchPublicAddress: Rule = {
  id: "elasticsearch-public-address",
  title: "An Elasticsearch cluster has no address on the internet",
  why: "Personal data is then one guessed password away from everybody.",
  exemptable: true,
  resourceTypes: ["tencentcloud_elasticsearch_instance"],
  check: ({ values }) =>
    verdictOf(
      text(values, "public_access")?.toUpperCase() === "OPEN"
        ? [
            {
              argument: "public_access",
              value: "OPEN",
              wrong: "the cluster can be reached from the internet",
              allowed: "CLOSE, and access from inside the network",
            },
          ]
        : [],
    ),
};
