import { HOLDS_DATA } from "../data-types";
import { type Rule, verdictOf } from "../rule";

export const undeclaredData: Rule = {
  id: "undeclared-data",
  title: "What holds data belongs to a store of the policy",
  why: "Of data that no category declares nobody has said why it is held, or for how long.",
  exemptable: true,
  resourceTypes: HOLDS_DATA,
  check(resource, { coverage }) {
    if (coverage.of(resource)) return "compliant";
    return verdictOf([
      {
        argument: "tags.store",
        ...tagOf(resource.values["tags"]),
        wrong: "no category of the policy lies here",
        allowed: "a store of the policy, of the kind that this is, or a part of one",
      },
    ]);
  },
};

function tagOf(tags: unknown): { value?: unknown } {
  const store = (tags as Record<string, unknown> | undefined)?.["store"];
  return store === undefined ? {} : { value: store };
}
