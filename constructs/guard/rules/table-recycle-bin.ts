import { blocks, isObject, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { type Rule, verdictOf } from "../rule";

const PARAMETER = "cdb_recycle_bin_enabled";

/** Where a resource sets parameters of the server, by type. */
const PARAMETERS: Readonly<Record<string, (values: Resource["values"]) => unknown>> = {
  tencentcloud_mysql_instance: ({ parameters }) => (isObject(parameters) ? parameters[PARAMETER] : undefined),
  tencentcloud_mysql_param_template: (template) =>
    blocks(template, "param_list").find((parameter) => text(parameter, "name") === PARAMETER)?.[
      "current_value"
    ],
};

export const tableRecycleBin: Rule = {
  id: "table-recycle-bin",
  title: "The recycle bin of MySQL is off",
  why: "It keeps a dropped table or partition for a week, or for ever if nothing empties it: tencentcloud.com/document/product/236/67521",
  exemptable: true,
  resourceTypes: Object.keys(PARAMETERS),
  check: ({ type, values }) => {
    const value = PARAMETERS[type]?.(values);
    if (!["ON", "1", "TRUE"].includes(String(value).toUpperCase())) return "compliant";
    return verdictOf([
      {
        argument: PARAMETER,
        value,
        wrong: "dropped tables and partitions are kept",
        allowed: "OFF, which is the service's default",
      },
    ]);
  },
};
