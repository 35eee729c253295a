import { blocks, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { texts } from "../arguments/json-text";
import { type Rule, verdictOf } from "../rule";

/** The sources that each argument of a resource lets in. */
type LetIn = (values: Resource["values"]) => Readonly<Record<string, readonly unknown[]>>;

/** By type: the three kinds of security group rules, and the lists that they or a cluster refer to. */
const LET_IN: Readonly<Record<string, LetIn>> = {
  tencentcloud_security_group_rule: (rule) => ({
    cidr_ip: text(rule, "type") === "ingress" && accepts(rule["policy"]) ? [rule["cidr_ip"]] : [],
  }),
  tencentcloud_security_group_rule_set: (set) => {
    const accepted = blocks(set, "ingress").filter(({ action }) => accepts(action));
    return {
      "ingress.cidr_block": accepted.map(({ cidr_block }) => cidr_block),
      "ingress.ipv6_cidr_block": accepted.map(({ ipv6_cidr_block }) => ipv6_cidr_block),
    };
  },
  // Each is written as ACCEPT#10.0.0.0/8#443#TCP.
  tencentcloud_security_group_lite_rule: ({ ingress }) => {
    const parts = texts(ingress).map((rule) => rule.split("#"));
    return { ingress: parts.filter(([action]) => accepts(action)).map(([, source]) => source) };
  },
  tencentcloud_address_template: ({ addresses }) => ({ addresses: texts(addresses) }),
  tencentcloud_elasticsearch_instance: (cluster) => ({
    "es_acl.white_list": blocks(cluster, "es_acl").flatMap((list) => texts(list["white_list"])),
    "es_public_acl.white_ip_list": blocks(cluster, "es_public_acl").flatMap((list) =>
      texts(list["white_ip_list"]),
    ),
  }),
};

/** Any address: a range whose prefix is empty. */
const ANY_SOURCE = /^[0-9a-f.:]+\/0$/i;

export const openSecurityGroup: Rule = {
  id: "open-security-group",
  title: "No security group lets any source in",
  why: "The network is then no protection: every address of the internet may try.",
  exemptable: true,
  resourceTypes: Object.keys(LET_IN),
  check: ({ type, values }) =>
    verdictOf(
      Object.entries(LET_IN[type]?.(values) ?? {}).flatMap(([argument, sources]) =>
        sources
          .filter((source) => ANY_SOURCE.test(String(source)))
          .map((value) => ({
            argument,
            value,
            wrong: "any source is let in",
            allowed: "the ranges from which the stores are used, such as 10.0.0.0/8",
          })),
      ),
    ),
};

function accepts(action: unknown): boolean {
  return String(action).toLowerCase() === "accept";
}
