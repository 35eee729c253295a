import { join } from "node:path";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { CosBackend, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { Network } from "../constructs/network/network";
import type { StoreNetwork } from "../constructs/network/store-network";
import { RetentionStores } from "../constructs/retention-stores";
import type { Environment } from "../environments/environment";
import type { RetentionSchedule } from "../schedule/schedule";

/** Write-only arguments, which keep a secret out of the state, need it. */
const LEAST_TERRAFORM = "1.11.0";

export interface DataStoresProps {
  /** Name of the environment: the stack's id begins with it, so that no two environments share a state. */
  readonly environmentName: string;
  readonly environment: Environment;
  readonly schedule: RetentionSchedule;
  /** Folder of a local state. Not used with a remote one. */
  readonly stateDirectory: string;
}

/** Everything that a policy needs in one environment. Reads no data source: a first plan makes no call to the cloud. */
export class DataStores extends TerraformStack {
  constructor(scope: Construct, props: DataStoresProps) {
    const { environmentName, environment } = props;
    const id = `${environmentName}-data-stores`;
    super(scope, id);
    this.addOverride("terraform.required_version", `>= ${LEAST_TERRAFORM}`);
    this.keepState(props, id);
    new TencentcloudProvider(this, "tencentcloud", { region: environment.region });
    new RandomProvider(this, "random");
    const { endpoints } = new RetentionStores(this, "stores", {
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
    for (const [store, endpoint] of Object.entries(endpoints)) {
      for (const [name, value] of Object.entries(endpoint))
        new TerraformOutput(this, `${store}-${name}`, { value });
    }
  }

  private keepState({ environment: { state }, stateDirectory }: DataStoresProps, id: string): void {
    if (state.backend === "local") {
      new LocalBackend(this, { path: join(stateDirectory, `terraform.${id}.tfstate`) });
    } else {
      const { bucket, prefix, region, encryption } = state;
      new CosBackend(this, {
        bucket,
        prefix,
        key: `${id}.tfstate`,
        region,
        encrypt: encryption,
        acl: "private",
      });
    }
  }

  private networkOf({ environmentName, environment: { network, tags } }: DataStoresProps): StoreNetwork {
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
