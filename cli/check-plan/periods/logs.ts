import { number } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { ReadPeriods } from "./period-change";

/** A topic with this period keeps its lines for ever. */
const FOR_EVER = 3640;

export const topicPeriods: ReadPeriods = (before, after) => [
  { of: "log lines", before: topicDays(before), after: topicDays(after) },
];

export const auditPeriods: ReadPeriods = (before, after) => [
  { of: "log lines", before: number(before, "log_expire_day"), after: number(after, "log_expire_day") },
];

function topicDays(topic: Resource["values"]): number | undefined {
  const days = number(topic, "period");
  return days === FOR_EVER ? undefined : days;
}
