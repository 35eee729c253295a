import { attributePath, type Finding } from "../diagnostics";
import { isAbsent, type ObjectValue } from "../values";

export function mysqlInstance(config: ObjectValue): Finding[] {
  if (isAbsent(config["vpc_id"]) === isAbsent(config["subnet_id"])) return [];
  const [present, missing] = isAbsent(config["vpc_id"]) ? ["subnet_id", "vpc_id"] : ["vpc_id", "subnet_id"];
  return [
    {
      severity: "error",
      summary: `${present} needs ${missing}`,
      detail: "vpc_id and subnet_id must be set together.",
      path: attributePath(present),
    },
  ];
}
