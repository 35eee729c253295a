import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import type {
  ClusterAccess,
  ClusterCertificate,
  ExistingCluster,
} from "../constructs/elasticsearch/elasticsearch-cluster";
import { ManagedStore } from "../constructs/elasticsearch/managed-store";
import { RetentionGuard } from "../constructs/guard/retention-guard";
import { ProtectedInventory } from "../constructs/protected-inventory";
import { indexItems } from "../constructs/kinds/elasticsearch";
import { storeName } from "../constructs/store-name";
import { storeTags } from "../constructs/store-tags";
import type { ElasticsearchSettings } from "../schedule/kinds/elasticsearch";
import { EnvironmentStack, type EnvironmentStackProps } from "./environment-stack";
import { managedStores } from "../schedule/managed-stores";

export interface IndexLifecycleStackProps extends EnvironmentStackProps {
  /** By store name: the clusters that the data stores' stack creates. */
  readonly clusters: Readonly<Record<string, ClusterAccess>>;
}

/**
 * What the policy needs inside its Elasticsearch clusters. Terraform talks to them, not to the cloud: it must run
 * where they can be reached, after they are there.
 */
export class IndexLifecycleStack extends EnvironmentStack {
  constructor(
    scope: Construct,
    private readonly props: IndexLifecycleStackProps,
  ) {
    super(scope, "index-lifecycle", props);
    const { environment, schedule } = props;
    new TencentcloudProvider(this, "tencentcloud", { region: environment.region });
    new RandomProvider(this, "random");
    const stores = managedStores(schedule);
    // Scopes of their own: a store may be called as anything that stands here.
    const scopes = { stores: new Construct(this, "stores"), providers: new Construct(this, "providers") };
    for (const [store, settings] of stores) this.addStore(scopes, store, settings);
    new ProtectedInventory(this, "protected", {
      items: stores.flatMap(([store, settings]) => indexItems(store, settings)),
      destroyProtection: environment.destroyProtection,
    });
    RetentionGuard.protect(this, schedule, environment);
  }

  private addStore(
    { stores, providers }: Readonly<Record<"stores" | "providers", Construct>>,
    store: string,
    settings: ElasticsearchSettings,
  ): void {
    const { environmentName, environment } = this.props;
    const override = environment.stores[store];
    const { ca } = { ...environment.elasticsearch, ...override };
    const { endpoint, username, password } = this.clusterOf(store, override?.existing);
    const provider = new ElasticstackProvider(providers, store, {
      alias: store,
      elasticsearch: [{ endpoints: [endpoint], username, password, ...trust(ca) }],
    });
    const managed = new ManagedStore(stores, store, {
      store,
      name: storeName(environmentName, store, override),
      environment: environmentName,
      settings,
      region: environment.region,
      creatorUin: environment.creatorUin,
      provider,
      destroyProtection: environment.destroyProtection,
      tags: storeTags({
        environment: environmentName,
        store,
        categories: settings.categories,
        tags: environment.tags,
      }),
    });
    for (const name of override?.readers ?? []) managed.grantRead({ name });
    for (const name of override?.writers ?? []) managed.grantWrite({ name });
    for (const [access, value] of Object.entries(managed.secretNames))
      new TerraformOutput(this, `${store}-${access}-secret`, { value });
  }

  private clusterOf(store: string, existing?: ExistingCluster): ClusterAccess {
    if (existing) return { ...existing, password: this.passwordVariable(store) };
    const created = this.props.clusters[store];
    if (!created) throw new Error(`nobody says how the cluster of ${store} is reached`);
    return created;
  }

  /** A shell takes no hyphen in the name of a variable. */
  private passwordVariable(store: string): string {
    const variable = new TerraformVariable(this, `${store}-password`, {
      type: "string",
      sensitive: true,
      nullable: false,
      description: `Password for the cluster of ${store}`,
    });
    variable.overrideLogicalId(`${store.replaceAll("-", "_")}_password`);
    return variable.stringValue;
  }
}

function trust(ca?: ClusterCertificate) {
  if (!ca) return {};
  return "presentedFingerprint" in ca
    ? { caFingerprint: ca.presentedFingerprint }
    : { caData: ca.certificate };
}
