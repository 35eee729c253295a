import { Subnet } from "@cdktf/provider-tencentcloud/lib/subnet";
import { Vpc } from "@cdktf/provider-tencentcloud/lib/vpc";
import { Construct } from "constructs";
import { requireProps } from "../prop-rule";
import { A_NAME, requireGiven } from "../require-given";
import { networkRules } from "./network-rules";
import type { StoreNetwork, ZoneSubnet } from "./store-network";

export interface NetworkProps {
  /** Name of the VPC, up to 40 characters; the subnets' names begin with it. */
  readonly name: string;
  /** IPv4 range of the VPC, all of it private (RFC 1918). It cannot be changed later without replacing the VPC. */
  readonly cidr: string;
  /** IPv4 range of the subnet in each zone, by zone, inside of the VPC's and apart from each other. The first zone takes the primary node. */
  readonly subnets: Readonly<Record<string, string>>;
  /** Tags of every resource that takes some. @default - no tags */
  readonly tags?: Record<string, string>;
}

/**
 * A private network for the stores: no internet gateway, no NAT, no public address. The stores are reached from
 * inside its own range only. For a VPC that exists, pass a `StoreNetwork` to the stores instead.
 */
export class Network extends Construct implements StoreNetwork {
  readonly vpcId: string;
  readonly clientCidrs: readonly string[];
  readonly subnets: readonly ZoneSubnet[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    requireGiven(this, props, {
      name: A_NAME,
      cidr: "a private IPv4 range, such as 10.20.0.0/16",
      subnets: "the IPv4 range of the subnet in each zone, by zone",
    });
    // Each is the id of a construct.
    for (const zone of Object.keys(props.subnets))
      requireGiven(this, { zone }, { zone: "in `subnets`, a zone such as ap-guangzhou-6" });
    requireProps(this, networkRules(props));
    const vpc = new Vpc(this, "Resource", { name: props.name, cidrBlock: props.cidr, tags: props.tags });
    this.vpcId = vpc.id;
    this.clientCidrs = [props.cidr];
    this.subnets = Object.entries(props.subnets).map(([zone, cidrBlock]) => {
      const subnet = new Subnet(this, zone, {
        name: `${props.name}-${zone}`,
        vpcId: vpc.id,
        availabilityZone: zone,
        cidrBlock,
        tags: props.tags,
      });
      return { zone, subnetId: subnet.id };
    });
  }
}
