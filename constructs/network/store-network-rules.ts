import { Token } from "cdktf";
import { idForm, type PropRule } from "../prop-rule";
import { REGION } from "../region";
import { ZONE, ZONE_FORM } from "./zone";
import type { StoreNetwork } from "./store-network";

/**
 * What a store asks of the network that it is put into.
 *
 * @param most zones that the store can be spread over.
 */
export function storeNetworkRules(network: StoreNetwork, most = Infinity): PropRule[] {
  const { vpcId, clientCidrs, subnets } = network;
  return [
    idForm("network.vpcId", vpcId, "vpc"),
    {
      rule: "private-access",
      prop: "network.clientCidrs",
      value: clientCidrs,
      holds: clientCidrs.length > 0,
      allowed: "one IPv4 range at least, from which the store may be reached",
    },
    ...subnets.flatMap(({ zone, subnetId }, i) => [
      zoneForm(`network.subnets.${i}.zone`, zone),
      idForm(`network.subnets.${i}.subnetId`, subnetId, "subnet"),
    ]),
    {
      rule: "zones",
      prop: "network.subnets",
      value: subnets,
      holds: subnets.length >= 1 && subnets.length <= most,
      allowed: most === Infinity ? "a subnet in at least one zone" : `a subnet in each of 1 to ${most} zones`,
    },
  ];
}

function zoneForm(prop: string, value: string): PropRule {
  return { rule: "zone", prop, value, holds: ZONE.test(value), allowed: ZONE_FORM };
}

/** The rules that the zones of a network are of the store's region, if both are known. */
export function zonesOfRegion({ subnets }: StoreNetwork, region: string | undefined): PropRule[] {
  if (region === undefined || Token.isUnresolved(region)) return [];
  return subnets.map(({ zone }, i) => ({
    rule: "zone",
    prop: `network.subnets.${i}.zone`,
    value: zone,
    // What is no zone, or no region, is refused as such.
    holds: !ZONE.test(zone) || !REGION.test(region) || zone.startsWith(`${region}-`),
    allowed: `a zone of ${region}, such as ${region}-1`,
  }));
}
