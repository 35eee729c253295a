import { nameForm, type PropRule } from "../prop-rule";
import type { NetworkProps } from "./network";
import { isPrivateRange, isRange, isWithoutHost, PRIVATE_RANGES, WITHOUT_HOST } from "./private-range";
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

/** The rule that a range is written as the provider takes it. */
function withoutHost(prop: string, range: string): PropRule {
  return { rule: "range", prop, value: range, holds: isWithoutHost(range), allowed: WITHOUT_HOST };
}

/** Characters in the name of a subnet (provider, vpc/subnet.go). */
const MOST_SUBNET_NAME_CHARACTERS = 60;

function subnetName(name: string, zone: string): PropRule {
  return {
    rule: "name",
    prop: "name",
    value: name,
    holds: `${name}-${zone}`.length <= MOST_SUBNET_NAME_CHARACTERS,
    allowed: `a name that leaves room for that of the subnet, <name>-${zone}, at most ${MOST_SUBNET_NAME_CHARACTERS} characters`,
  };
}

/** What the props of a network must fulfil. */
export function networkRules({ name, cidr, subnets }: NetworkProps): PropRule[] {
  return [
    nameForm("name", name, /^.+$/, 40, "a name, which the names of the subnets begin with"),
    privateRange("cidr", cidr),
    withoutHost("cidr", cidr),
    ...Object.keys(subnets).map((zone) => subnetName(name, zone)),
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
    ...Object.entries(subnets).map(([zone, range]) => withoutHost(`subnets.${zone}`, range)),
    ...misplacedSubnets(cidr, subnets).map(({ zone, wrong, allowed }) => ({
      rule: "range",
      prop: `subnets.${zone}`,
      value: subnets[zone],
      holds: false,
      allowed: `${allowed}: ${wrong}`,
    })),
  ];
}
