import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const mysqlPublicAddress: Rule = {
  id: "mysql-public-address",
  title: "A MySQL instance has no address on the internet",
  why: "Personal data is then one guessed password away from everybody.",
  exemptable: true,
  resourceTypes: ["tencentcloud_mysql_instance"],
  check: ({ values }) =>
    verdictOf(
      ["1", "true"].includes(text(values, "internet_service") ?? "")
        ? [
            {
              argument: "internet_service",
              value: 1,
              wrong: "the instance can be reached from the internet",
              allowed: "0, and access from inside the network",
            },
          ]
        : [],
    ),
};
