import { blocks, isKnown, texts } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { type Rule, type Violation, verdictOf } from "../rule";

const ROLE = "elasticstack_elasticsearch_security_role";

/** `all`, or actions by a pattern or a regular expression: `indices:*`, `/indices:.+/`. */
const ANY_ACTION = /^all$|[*?]|^\//i;

/** A name, or a pattern that begins with one: `operation-log-*`. A regular expression begins with a slash. */
const BEGINS_WITH_A_NAME = /^[._-]*[^._\-*?/]/;

export const elasticsearchWildcardRole: Rule = {
  id: "elasticsearch-wildcard-role",
  title: "A role of a cluster names what it allows, and nobody is a superuser",
  why: "Whoever has the role may otherwise read, change and delete what is in every index, also in those that come later. A pattern may stand for indices if it begins with their name: elastic.co/guide/en/elasticsearch/reference/current/defining-roles.html",
  exemptable: true,
  resourceTypes: [
    ROLE,
    "elasticstack_elasticsearch_security_role_mapping",
    "elasticstack_elasticsearch_security_user",
  ],
  check: ({ type, values }) => verdictOf(type === ROLE ? ofRole(values) : ofHolder(values)),
};

function ofRole(role: Resource["values"]): Violation[] {
  const actions = { wrong: "any action is allowed", allowed: "the privileges in use, such as read" };
  const indices = {
    wrong: "it is for any index",
    allowed: "names of indices, or patterns that begin with them",
  };
  const users = { wrong: "it may act as any user", allowed: "names of users" };
  return [
    ...matching(known(role["cluster"]), ANY_ACTION).map((value) => ({
      argument: "cluster",
      value,
      ...actions,
    })),
    ...notNamed(role["run_as"]).map((value) => ({ argument: "run_as", value, ...users })),
    ...["indices", "remote_indices"].flatMap((argument) =>
      blocks(role, argument).flatMap(({ names, privileges }) => [
        ...notNamed(names).map((value) => ({ argument: `${argument}.names`, value, ...indices })),
        ...matching(known(privileges), ANY_ACTION).map((value) => ({
          argument: `${argument}.privileges`,
          value,
          ...actions,
        })),
      ]),
    ),
  ];
}

function ofHolder({ roles }: Resource["values"]): Violation[] {
  return matching(known(roles), /^superuser$/).map((value) => ({
    argument: "roles",
    value,
    wrong: "whoever has it may do everything",
    allowed: "a role of your own, with the indices and privileges in use",
  }));
}

function notNamed(names: unknown): string[] {
  return known(names).filter((name) => !BEGINS_WITH_A_NAME.test(name));
}

function matching(texts: readonly string[], pattern: RegExp): string[] {
  return texts.filter((text) => pattern.test(text));
}

function known(value: unknown): string[] {
  return texts(value).filter(isKnown);
}
