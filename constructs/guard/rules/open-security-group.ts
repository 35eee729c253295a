import { blocks, text, texts } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { areAnySource, isAnySource } from "../arguments/address-range";
import { type Rule, verdictOf } from "../rule";

/** Stands for a rule that names no source: it holds for all of them. */
const NO_SOURCE = "";

/** The sources that each argument of a resource lets in. */
type LetIn = (values: Resource["values"]) => Readonly<Record<string, readonly unknown[]>>;

/** By type: the three kinds of security group rules, and the lists that they or a cluster refer to. */
const LET_IN: Readonly<Record<string, LetIn>> = {
  tencentcloud_security_group_rule: (rule) => {
    if (text(rule, "type")?.toLowerCase() !== "ingress" || !accepts(rule["policy"])) return { cidr_ip: [] };
    const isOpen = namesNone(rule, "cidr_ip", "source_sgid", "address_template");
    return { cidr_ip: isOpen ? [NO_SOURCE] : [rule["cidr_ip"]] };
  },
  tencentcloud_security_group_rule_set: (set) => {
    const accepted = blocks(set, "ingress").filter(({ action }) => accepts(action));
    const open = accepted.filter((rule) =>
      namesNone(
        rule,
        "cidr_block",
        "ipv6_cidr_block",
        "source_security_id",
        "address_template_id",
        "address_template_group",
      ),
    );
    return {
      ingress: open.map(() => NO_SOURCE),
      "ingress.cidr_block": accepted.map(({ cidr_block }) => cidr_block),
      "ingress.ipv6_cidr_block": accepted.map(({ ipv6_cidr_block }) => ipv6_cidr_block),
    };
  },
  // Each is written as ACCEPT#10.0.0.0/8#443#TCP.
  tencentcloud_security_group_lite_rule: ({ ingress }) => {
    const parts = texts(ingress).map((rule) => rule.split("#"));
    return { ingress: parts.filter(([action]) => accepts(action)).map(([, source]) => source ?? NO_SOURCE) };
  },
  tencentcloud_address_template: ({ addresses }) => ({ addresses: texts(addresses) }),
  tencentcloud_address_extra_template: (template) => ({
    "addresses_extra.address": blocks(template, "addresses_extra").map(({ address }) => address),
  }),
  tencentcloud_elasticsearch_instance: (cluster) => ({
    "es_acl.white_list": blocks(cluster, "es_acl").flatMap((list) => texts(list["white_list"])),
    "es_public_acl.white_ip_list": blocks(cluster, "es_public_acl").flatMap((list) =>
      texts(list["white_ip_list"]),
    ),
  }),
};

export const openSecurityGroup: Rule = {
  id: "open-security-group",
  title: "No security group lets any source in, or nearly any",
  why: "The network is then no protection: every address of the internet may try. As good as any source is an IPv4 range wider than /8, and an IPv6 range wider than /16 that is not private, or public ranges that are as wide together.",
  exemptable: true,
  resourceTypes: Object.keys(LET_IN),
  check: ({ type, values }) =>
    verdictOf(
      Object.entries(LET_IN[type]?.(values) ?? {}).flatMap(([argument, sources]) => {
        const open = sources.filter((source) => source === NO_SOURCE || isAnySource(String(source)));
        const together = open.length === 0 && areAnySource(sources.map(String));
        return (together ? [sources] : open).map((value) => ({
          argument,
          ...(value !== NO_SOURCE && { value }),
          wrong: together ? "together they let in nearly any source" : "any source is let in",
          allowed: "the ranges from which the stores are used, such as 10.0.0.0/8",
        }));
      }),
    ),
};

function accepts(action: unknown): boolean {
  return String(action).toLowerCase() === "accept";
}

function namesNone(rule: Resource["values"], ...sources: readonly string[]): boolean {
  return sources.every(
    (source) => [undefined, null, ""].includes(rule[source] as string) || isEmptyList(rule[source]),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
