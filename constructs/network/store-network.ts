/** Where stores are put: a VPC with a subnet in each zone, and who may reach them from inside. */
export interface StoreNetwork {
  /** Such as `vpc-1a2b3c4d`. */
  readonly vpcId: string;
  /** IPv4 ranges from which the stores may be reached. */
  readonly clientCidrs: readonly string[];
  /** At least one; the first zone takes the primary node. */
  readonly subnets: readonly ZoneSubnet[];
}

export interface ZoneSubnet {
  /** Such as `ap-guangzhou-6`. */
  readonly zone: string;
  /** Such as `subnet-1a2b3c4d`. */
  readonly subnetId: string;
}
