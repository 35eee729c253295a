import { isKnown, text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

const ALLOWED = "a tencentcloud_mysql_ssl of the instance, with status ON";

export const mysqlTls: Rule = {
  id: "mysql-tls",
  title: "A MySQL instance takes connections over TLS",
  why: "Rows and passwords cross the network in the clear otherwise.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_instance"],
  check: (instance, { resources }) => {
    const settings = resources.naming(instance, "tencentcloud_mysql_ssl", "instance_id");
    if (settings.length === 0) {
      const wrong = "nothing switches TLS on for the instance";
      return verdictOf([{ argument: "tencentcloud_mysql_ssl", wrong, allowed: ALLOWED }]);
    }
    return verdictOf(
      settings
        .filter(({ values }) => isKnown(values["status"]) && text(values, "status") !== "ON")
        .map(({ address, values }) => ({
          argument: `status of ${address}`,
          value: text(values, "status"),
          wrong: "TLS is switched off for the instance",
          allowed: ALLOWED,
        })),
    );
  },
};
