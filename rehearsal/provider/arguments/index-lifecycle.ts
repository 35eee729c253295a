import { attributePath, type Finding } from "../diagnostics";
import { isAbsent, isObject, type ObjectValue } from "../values";

const PHASES = ["hot", "warm", "cold", "frozen", "delete"];

/** Conditions of a rollover, one of which Elasticsearch asks for: the others only hold a rollover back. */
const CAUSES = /^max_/;

export function indexLifecycle(config: ObjectValue): Finding[] {
  if (PHASES.every((phase) => isAbsent(config[phase]))) {
    const detail = `Write at least one of ${PHASES.join(", ")}.`;
    return [{ severity: "error", summary: "a lifecycle needs a phase", detail }];
  }
  const rollover = isObject(config["hot"]) ? config["hot"]["rollover"] : null;
  if (
    !isObject(rollover) ||
    Object.entries(rollover).some(([name, value]) => CAUSES.test(name) && !isAbsent(value))
  )
    return [];
  return [
    {
      severity: "error",
      summary: "a rollover needs at least one max_* condition",
      detail: "Without one the index is never rolled over, and what counts from the rollover never comes.",
      path: attributePath("hot", "rollover"),
    },
  ];
}
