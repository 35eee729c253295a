import { blocks, text, texts } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

const allowed = "access for named accounts only";

export const anonymousLogTopic: Rule = {
  id: "anonymous-log-topic",
  title: "No log topic is open to anonymous access",
  why: "Log lines name people, and everybody may read or forge them.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cls_topic"],
  check: ({ values }) =>
    verdictOf([
      ...blocks(values, "extends")
        .flatMap((extension) => blocks(extension, "anonymous_access"))
        .map(({ operations }) => ({
          argument: "extends.anonymous_access",
          value: texts(operations),
          wrong: "these operations need no authentication",
          allowed,
        })),
      ...(["1", "true"].includes(text(values, "is_web_tracking") ?? "")
        ? [{ argument: "is_web_tracking", value: true, wrong: "everybody may write log lines", allowed }]
        : []),
    ]),
};
