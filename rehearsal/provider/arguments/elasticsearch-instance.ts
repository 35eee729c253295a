import { attributePath, type Finding } from "../diagnostics";
import { isAbsent, type ObjectValue } from "../values";

const SEVERAL_ZONES = 1;

export function elasticsearchInstance(config: ObjectValue): Finding[] {
  if (config["deploy_mode"] !== SEVERAL_ZONES || !isAbsent(config["multi_zone_infos"])) return [];
  return [
    {
      severity: "error",
      summary: "deploy_mode 1 needs multi_zone_infos",
      detail: "A cluster over several zones must name the zones and their subnets.",
      path: attributePath("deploy_mode"),
    },
  ];
}
