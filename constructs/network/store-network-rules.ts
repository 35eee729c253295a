import type { PropRule } from "../prop-rule";
import type { StoreNetwork } from "./store-network";

/**
 * What a store asks of the network that it is put into.
 *
 * @param most zones that the store can be spread over.
 */
export function storeNetworkRules({ subnets }: StoreNetwork, most = Infinity): PropRule[] {
  return [
    {
      rule: "zones",
      prop: "network.subnets",
      value: subnets,
      holds: subnets.length >= 1 && subnets.length <= most,
      allowed: most === Infinity ? "a subnet in at least one zone" : `a subnet in each of 1 to ${most} zones`,
    },
  ];
}
