import type { IConstruct } from "constructs";
import type { PropRule } from "../prop-rule";

/** The rule that a cluster has no index of a name yet: one index would have two periods. */
export function uniqueName(prop: string, value: string, owner: IConstruct | undefined): PropRule {
  return {
    rule: "unique-name",
    prop,
    value,
    holds: owner === undefined,
    allowed: `a name of its own: ${owner?.node.path} has this one in the same cluster`,
  };
}
