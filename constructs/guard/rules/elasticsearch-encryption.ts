import { blocks, flag, isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const elasticsearchEncryption: Rule = {
  id: "elasticsearch-encryption",
  title: "The disks of an Elasticsearch cluster are encrypted",
  why: "A disk that leaves the data centre takes the documents with it otherwise.",
  exemptable: true,
  resourceTypes: ["tencentcloud_elasticsearch_instance"],
  check: ({ values }) =>
    verdictOf(
      blocks(values, "node_info_list")
        .filter((nodes) => isKnown(nodes["encrypt"]) && flag(nodes, "encrypt") !== true)
        .map((nodes) => ({
          argument: "node_info_list.encrypt",
          value: flag(nodes, "encrypt"),
          wrong: `the disks of the ${text(nodes, "type") ?? "hotData"} nodes are not encrypted`,
          allowed: "true, from the start: it cannot be changed later",
        })),
    ),
};
