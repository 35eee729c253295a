import { nameForm, type PropRule } from "../prop-rule";
import type { NetworkProps } from "./network";
import { isPrivateRange, isRange, PRIVATE_RANGES } from "./private-range";
import { misplacedSubnets } from "./subnet-ranges";

/** The rule that a range holds no address of the internet. */
export function privateRange(prop: string, range: string): PropRule {
  return {
    rule: "private-access",
    prop,
    value: range,
    holds: isPrivateRange(range),
    allowed: `a part of ${PRIVATE_RANGES.join(", ")}: nothing on the internet`,
  };
}

/** What the props of a network must fulfil. */
export function networkRules({ name, cidr, subnets }: NetworkProps): PropRule[] {
  return [
    nameForm("name", name, /^.+$/, 40, "a name, which the names of the subnets begin with"),
    privateRange("cidr", cidr),
    {
      rule: "zones",
      prop: "subnets",
      value: subnets,
      holds: Object.keys(subnets).length > 0,
      allowed: "a subnet in at least one zone",
    },
    ...Object.entries(subnets).map(([zone, range]) => ({
      rule: "range",
      prop: `subnets.${zone}`,
      value: range,
      holds: isRange(range),
      allowed: "an IPv4 range, such as 10.20.6.0/24",
    })),
    ...misplacedSubnets(cidr, subnets).map(({ zone, wrong, allowed }) => ({
      rule: "range",
      prop: `subnets.${zone}`,
      value: subnets[zone],
      holds: false,
      allowed: `${allowed}: ${wrong}`,
    })),
  ];
}
