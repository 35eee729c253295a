import { number } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";
import type { PeriodOf, PeriodReader } from "./period-change";

/** A topic with this period keeps its lines for ever. */
const FOR_EVER = 3640;

export const LOG_LINES: PeriodOf = { name: "log lines", is: "log", goesAt: "as soon as the service looks" };

/** Of log topics, whatever logs into them. */
export const LOG_PERIODS: Readonly<Record<string, PeriodReader>> = {
  tencentcloud_cls_topic: {
    from: ["period"],
    read: (before, after) => [{ of: LOG_LINES, before: topicDays(before), after: topicDays(after) }],
  },
};

function topicDays(topic: Resource["values"]): number | undefined {
  const days = number(topic, "period");
  return days === FOR_EVER ? undefined : days;
}
