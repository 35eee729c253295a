import type { Needed } from "../require-given";
import type { StoreNetwork } from "./store-network";

/** What has to be there of the network that a store is put into. */
export function givenNetwork(network: StoreNetwork | undefined): Needed {
  const subnets = network?.subnets || [];
  return {
    network: "a Network, or what it is: vpcId, clientCidrs, subnets",
    "network.vpcId": "the id of a VPC, such as vpc-1a2b3c4d",
    "network.clientCidrs": "the IPv4 ranges from which the stores may be reached",
    "network.subnets": "a subnet in at least one zone",
    ...Object.fromEntries(
      subnets.flatMap((_, i) => [
        [`network.subnets.${i}.zone`, "a zone, such as ap-guangzhou-6"],
        [`network.subnets.${i}.subnetId`, "the id of a subnet, such as subnet-1a2b3c4d"],
      ]),
    ),
  };
}
