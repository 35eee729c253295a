import { isKnown, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { type Rule, verdictOf } from "../rule";

const INSTANCE = "tencentcloud_mysql_instance";
const TLS = "tencentcloud_mysql_ssl";

export const mysqlTls: Rule = {
  id: "mysql-tls",
  title: "A MySQL instance takes connections over TLS",
  why: "Rows and passwords cross the network in the clear otherwise.",
  exemptable: true,
  resourceTypes: [INSTANCE, TLS],
  check(resource, { resources }) {
    if (resource.type === TLS) return isOn(resource);
    if (resources.naming(resource, TLS, "instance_id").length > 0) return "compliant";
    const wrong = "nothing switches TLS on for the instance";
    return verdictOf([{ argument: TLS, wrong, allowed: "one for the instance, with status ON" }]);
  },
};

function isOn({ values }: Resource) {
  const status = text(values, "status");
  if (!isKnown(values["status"]) || status === "ON") return "compliant";
  return verdictOf([{ argument: "status", value: status, wrong: "TLS is switched off", allowed: "ON" }]);
}
