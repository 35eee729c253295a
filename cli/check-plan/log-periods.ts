import { LOG_TOPIC_FOR_EVER } from "../../policy/cloud-limits";
import { number } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";
import type { PeriodOf, PeriodReader } from "./period-change";

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
  return days === LOG_TOPIC_FOR_EVER ? undefined : days;
}
