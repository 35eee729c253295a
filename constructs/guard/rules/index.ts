import { GUARD_KINDS } from "../kinds";
import type { RuleGroupName } from "../kinds/guard-kind";
import type { Rule } from "../rule";
import { anonymousLogTopic } from "./anonymous-log-topic";
import { destroyProtection } from "./destroy-protection";
import { ignoredChanges } from "./ignored-changes";
import { logTopicPeriod } from "./log-topic-period";
import { manualCopy } from "./manual-copy";
import { openRole } from "./open-role";
import { openSecurityGroup } from "./open-security-group";
import { presetFullAccess } from "./preset-full-access";
import { preventDestroy } from "./prevent-destroy";
import { undeclaredData } from "./undeclared-data";
import { wildcardPermission } from "./wildcard-permission";

/** Rules that belong together. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The catalogue, in its order: what is of one kind of store first, then what is of all. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { title: "Storage without an end", rules: [...ofKinds("noEnd"), logTopicPeriod] },
  { title: "Copies that outlive the window", rules: [...ofKinds("copies"), manualCopy] },
  { title: "Lifecycle that cannot work", rules: [...ofKinds("lifecycle"), ignoredChanges] },
  {
    title: "Exposure",
    rules: [...ofKinds("exposure"), openSecurityGroup, anonymousLogTopic, destroyProtection, preventDestroy],
  },
  {
    title: "Least privilege",
    rules: [...ofKinds("leastPrivilege"), wildcardPermission, presetFullAccess, openRole],
  },
  { title: "Data that nobody declared", rules: [undeclaredData] },
];

/** Every rule. */
export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);

function ofKinds(group: RuleGroupName): Rule[] {
  return Object.values(GUARD_KINDS).flatMap(({ rules }) => rules[group] ?? []);
}
