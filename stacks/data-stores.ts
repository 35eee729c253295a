import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { ClusterAccess } from "../constructs/elasticsearch/elasticsearch-cluster";
import { RetentionGuard } from "../constructs/guard/retention-guard";
import { timerZonesOf } from "../constructs/guard/timer-zones";
import { Network } from "../constructs/network/network";
import type { StoreNetwork } from "../constructs/network/store-network";
import { RetentionStores } from "../constructs/retention-stores";
import type { StoreSizes } from "../constructs/store-sizes";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { managedStores } from "../schedule/managed-stores";

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
      sizes: this.withoutClusterAccounts(props),
      creatorUin: environment.creatorUin,
      backupDownloads: environment.backupDownloads,
      destroyProtection: environment.destroyProtection,
      tags: environment.tags,
    });
    RetentionGuard.protect(this, props.schedule, {
      destroyProtection: environment.destroyProtection,
      timerZones: timerZonesOf(props.schedule, environment),
    });
    for (const [store, endpoint] of Object.entries(endpoints)) {
      for (const [name, value] of Object.entries(endpoint))
        new TerraformOutput(this, `${store}-${name}`, { value });
    }
    this.clusters = clusters;
  }

  /** Who may read and write what is in a cluster, the stack of its data streams says. */
  private withoutClusterAccounts({ schedule, environment }: EnvironmentStackProps): StoreSizes {
    const managed = new Map(managedStores(schedule));
    const stores = Object.entries(environment.stores).map(([store, override]) => {
      const entries = Object.entries(override).filter(
        ([option]) => !managed.has(store) || (option !== "readers" && option !== "writers"),
      );
      return [store, Object.fromEntries(entries)] as const;
    });
    return { ...environment, stores: Object.fromEntries(stores) };
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
