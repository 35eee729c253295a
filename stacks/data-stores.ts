import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { ClusterAccess } from "../constructs/elasticsearch/elasticsearch-cluster";
import { RetentionGuard } from "../constructs/guard/retention-guard";
import { Network } from "../constructs/network/network";
import type { StoreNetwork } from "../constructs/network/store-network";
import { RetentionStores } from "../constructs/retention-stores";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";

/** Everything that a policy needs in one environment. Reads no data source: a first plan makes no call to the cloud. */
export class DataStores extends EnvironmentStack {
  /** By store name: the clusters that are created here. */
  readonly clusters: Readonly<Record<string, ClusterAccess>>;

  constructor(scope: Construct, props: EnvironmentStackProps) {
    super(scope, "data-stores", props);
    const { environmentName, environment } = props;
    new TencentcloudProvider(this, "tencentcloud", { region: environment.region });
    new RandomProvider(this, "random");
    const { endpoints, clusters } = new RetentionStores(this, "stores", {
      schedule: props.schedule,
      environment: environmentName,
      region: environment.region,
      appId: environment.appId,
      network: this.networkOf(props),
      sizes: environment,
      creatorUin: environment.creatorUin,
      backupDownloads: environment.backupDownloads,
      destroyProtection: environment.destroyProtection,
      tags: environment.tags,
    });
    RetentionGuard.protect(this, props.schedule, environment);
    for (const [store, endpoint] of Object.entries(endpoints)) {
      for (const [name, value] of Object.entries(endpoint))
        new TerraformOutput(this, `${store}-${name}`, { value });
    }
    this.clusters = clusters;
  }

  private networkOf({
    environmentName,
    environment: { network, tags },
  }: EnvironmentStackProps): StoreNetwork {
    if ("vpcId" in network) {
      const subnets = Object.entries(network.subnets).map(([zone, subnetId]) => ({ zone, subnetId }));
      return { vpcId: network.vpcId, clientCidrs: [network.cidr], subnets };
    }
    return new Network(this, "network", {
      name: environmentName,
      cidr: network.cidr,
      subnets: network.subnets,
      tags: { ...tags, environment: environmentName },
    });
  }
}
