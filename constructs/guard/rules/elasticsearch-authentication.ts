import { isKnown, number, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

/** 1 is off, and the provider's default. It is sent for the basic license only. */
const ON = 2;

export const elasticsearchAuthentication: Rule = {
  id: "elasticsearch-authentication",
  title: "An Elasticsearch cluster asks who is there",
  why: "Whoever is in the network may otherwise read and delete everything.",
  exemptable: true,
  resourceTypes: ["tencentcloud_elasticsearch_instance"],
  check: ({ values }) => {
    const wrong = "the cluster takes requests from anybody who reaches it";
    const license = text(values, "license_type");
    if (license === "oss") {
      return verdictOf([{ argument: "license_type", value: license, wrong, allowed: "platinum, or basic" }]);
    }
    const security = number(values, "basic_security_type");
    if (license !== "basic" || !isKnown(values["basic_security_type"]) || security === ON) return "compliant";
    return verdictOf([
      { argument: "basic_security_type", value: security, wrong, allowed: `${ON} with the basic license` },
    ]);
  },
};
