import { LOG_TOPIC_FOR_EVER, MOST_LOG_TOPIC_DAYS } from "../../../policy/cloud-limits";
import { isKnown, number } from "../../../terraform-json/arguments";
import { categoriesOf, longestStay } from "../../../schedule/log-room";
import { type Rule, verdictOf } from "../rule";

export const logTopicPeriod: Rule = {
  id: "log-topic-period",
  title: "A log topic of a store forgets before its categories must be gone",
  why: "A log line about a record is a copy of what it says. A topic keeps lines for its period, and 3640 days stand for ever.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cls_topic"],
  check(topic, { coverage, schedule }) {
    const covered = coverage.of(topic);
    if (!covered || !isKnown(topic.values["period"])) return "not-applicable";
    const period = number(topic.values, "period");
    const most = Math.min(...categoriesOf(schedule, covered.store).map(longestStay));
    const isPeriod = period !== undefined && period >= 1 && period <= MOST_LOG_TOPIC_DAYS;
    if (isPeriod && period <= most) return "compliant";
    const value = topic.values["period"];
    const allowed = `1 to ${Math.min(most, MOST_LOG_TOPIC_DAYS)}`;
    const wrong =
      period === undefined
        ? "how long lines are kept is left to the service"
        : period === LOG_TOPIC_FOR_EVER
          ? "lines stay for ever"
          : !isPeriod
            ? "no period of a log topic"
            : `lines stay longer than the categories of ${covered.store}`;
    return verdictOf([{ argument: "period", value, wrong, allowed }]);
  },
};
