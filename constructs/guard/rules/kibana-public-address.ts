import { isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const kibanaPublicAddress: Rule = {
  id: "kibana-public-address",
  title: "Kibana has no address on the internet",
  why: "Kibana reads every index of the cluster, and is open to the internet if nothing is said.",
  exemptable: true,
  resourceTypes: ["tencentcloud_elasticsearch_instance"],
  check: ({ values }) => {
    const access = text(values, "kibana_public_access");
    if (!isKnown(values["kibana_public_access"]) || access === "CLOSE") return "compliant";
    return verdictOf([
      {
        argument: "kibana_public_access",
        value: access,
        wrong: "Kibana can be reached from the internet",
        allowed: "CLOSE",
      },
    ]);
  },
};
