import { blocks, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";

const DAYS_OF_WEEK = 7;

/** The arguments of the timers of a function: of triggers of their own, and of its blocks. */
export function timersOf(scfFunction: Resource, resources: Resources): readonly Resource["values"][] {
  return [
    ...resources.naming(scfFunction, "tencentcloud_scf_trigger", "function_name").map(({ values }) => values),
    ...blocks(scfFunction.values, "triggers"),
  ].filter((trigger) => text(trigger, "type") === "timer");
}

export function isOn(timer: Resource["values"]): boolean {
  return (text(timer, "enable") ?? "OPEN").toUpperCase() === "OPEN";
}

/**
 * The most days between two runs of a timer of SCF, whose seven fields are second, minute, hour, day of the month,
 * month, day of the week, year (tencentcloud.com/document/product/583/9708). Infinity if it names days of a month.
 */
export function daysBetweenRuns(cron: string): number {
  const [, , , dayOfMonth, month, dayOfWeek, year] = cron.trim().split(/\s+/);
  if (dayOfMonth !== "*" || month !== "*" || year !== "*") return Infinity;
  return dayOfWeek === "*" ? 1 : DAYS_OF_WEEK;
}
