import type { StoreNetwork } from "../../constructs/network/store-network";

/** A network that exists, with a subnet in each of so many zones. */
export function sampleNetwork(zones = 1): StoreNetwork {
  return {
    vpcId: "vpc-1",
    clientCidrs: ["10.0.0.0/16"],
    subnets: Array.from({ length: zones }, (_, i) => ({
      zone: `ap-guangzhou-${i + 1}`,
      subnetId: `subnet-${i + 1}`,
    })),
  };
}
