import { isKnown, number } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

/** The well-known port, and what the provider sets if nothing else is said. */
const WELL_KNOWN = 3306;

export const mysqlWellKnownPort: Rule = {
  id: "mysql-well-known-port",
  title: "A MySQL instance listens on another port than 3306",
  why: "Every scanner tries 3306 first, and it is what the provider sets if nothing else is said.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_instance", "tencentcloud_mysql_dr_instance"],
  check: ({ values }) => {
    if (!isKnown(values["intranet_port"])) return "compliant";
    const port = number(values, "intranet_port");
    if ((port ?? WELL_KNOWN) !== WELL_KNOWN) return "compliant";
    return verdictOf([
      {
        argument: "intranet_port",
        value: port,
        wrong: "the instance listens on the well-known port 3306",
        allowed: "another port, from 1024 to 65535",
      },
    ]);
  },
};
