import { Construct } from "constructs";
import type { StoreSettings } from "../schedule/kinds";
import type { RetentionSchedule } from "../schedule/schedule";
import { scopeRules } from "./access/scope-rules";
import type { ClusterAccess } from "./elasticsearch/elasticsearch-cluster";
import { checkFit } from "./fit/check-fit";
import { CONSTRUCTS_KINDS } from "./kinds";
import type { AddedStore, Endpoint } from "./kinds/store-kind";
import { givenNetwork } from "./network/given-network";
import type { StoreNetwork } from "./network/store-network";
import { storeNetworkRules } from "./network/store-network-rules";
import { isBroken, requireProps } from "./prop-rule";
import { REGION_FORM } from "./region";
import { A_NAME, requireGiven } from "./require-given";
import { ProtectedInventory } from "./protected-inventory";
import { environmentNameForm, storeName } from "./store-name";
import type { StoreOverride, StoreSizes } from "./store-sizes";
import { storeTags } from "./store-tags";

export interface RetentionStoresProps {
  /** What each store is to be set to: `createSchedule(policy)`. */
  readonly schedule: RetentionSchedule;
  /**
   * Name of the environment, such as production: the stores' names in the cloud begin with it. Up to 20 lower-case
   * letters and digits, beginning with a letter.
   */
  readonly environment: string;
  /** Where the stores are, such as ap-guangzhou. */
  readonly region: string;
  /** The account's APPID, ten digits: every bucket name ends in it. */
  readonly appId: string;
  /** Where the stores are put. */
  readonly network: StoreNetwork;
  /** How large the stores are. */
  readonly sizes: StoreSizes;
  /**
   * UIN of the account that Terraform runs as: what may read a secret has to name who created it.
   * @default - any creator; the region and the whole name single the secret out
   */
  readonly creatorUin?: string;
  /**
   * Whether MySQL backups can be downloaded from inside the cloud's network only. The service has one setting for
   * all instances of the account in the region, those of others included; `unmanaged` leaves it as it is.
   * @default "intranet"
   */
  readonly backupDownloads?: "intranet" | "unmanaged";
  /** Refuses to destroy or replace what holds data. @default true */
  readonly destroyProtection?: boolean;
  /** Tags of every resource that takes some, besides environment, store and category. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The stores of a retention schedule, each set to what the schedule says. If the schedule and the props do not fit, none
 * is built, and the synthesis refuses it with everything that does not.
 */
export class RetentionStores extends Construct {
  /** By store name. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** By store name: the clusters that are created here, for whoever manages what is in them. */
  readonly clusters: Readonly<Record<string, ClusterAccess>>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RetentionStoresProps,
  ) {
    super(scope, id);
    requireGiven(this, props, {
      schedule: "createSchedule(policy)",
      environment: A_NAME,
      region: REGION_FORM,
      appId: "the account's APPID, ten digits",
      ...givenNetwork(props.network),
      sizes: "how large the stores are, by kind",
    });
    requireProps(this, storeNetworkRules(props.network));
    const misfits = this.misfits();
    this.node.addValidation({ validate: () => misfits });
    const stores = Object.entries(props.schedule.stores);
    if (misfits.length > 0) {
      // Else the stores say it.
      requireProps(this, scopeRules(props));
      this.endpoints = Object.fromEntries(stores.map(([name]) => [name, {}]));
      this.clusters = {};
      return;
    }
    const added = stores.map(([name, settings]) => [name, this.addStore(name, settings)] as const);
    this.endpoints = Object.fromEntries(added.map(([name, { endpoint }]) => [name, endpoint]));
    this.clusters = Object.fromEntries(
      added.flatMap(([name, { cluster }]) => (cluster ? [[name, cluster] as const] : [])),
    );
    for (const kind of new Set(stores.map(([, settings]) => settings.kind)))
      CONSTRUCTS_KINDS[kind].addShared?.(this, props);
    const items = stores.flatMap(([name, settings]) =>
      CONSTRUCTS_KINDS[settings.kind].items(name, settings, this.override(name)),
    );
    // No store is called so: their names are in lower case.
    new ProtectedInventory(this, "Protected", {
      // In another region the provider would find nothing of what is deployed, and create it all again.
      items: [...new Set([`region ${props.region}`, ...items])],
      destroyProtection: props.destroyProtection ?? true,
    });
  }

  private addStore(store: string, settings: StoreSettings): AddedStore {
    const { environment, region, creatorUin, network, destroyProtection, tags } = this.props;
    const override = this.override(store);
    const common = {
      name: storeName(environment, store, override),
      region,
      creatorUin,
      network,
      destroyProtection,
      tags: storeTags({ environment, store, categories: settings.categories, tags }),
    };
    const context = { scope: this, store, props: this.props, override, common };
    return CONSTRUCTS_KINDS[settings.kind].add(context, settings);
  }

  private override(store: string): StoreOverride {
    return this.props.sizes.stores?.[store] ?? {};
  }

  /** What does not fit: in the words of who wrote the policy and the sizes. */
  private misfits(): string[] {
    const { schedule, environment, appId, network, sizes } = this.props;
    const name = [environmentNameForm("environment", environment)]
      .filter(isBroken)
      .map(({ prop, value, allowed }) => `${prop}: is ${JSON.stringify(value)}; allowed: ${allowed}`);
    const misfits = checkFit({
      schedule,
      environmentName: environment,
      appId,
      sizes,
      zones: network.subnets.length,
      managesClusters: false,
    }).map(({ file, path, wrong, allowed }) => {
      const where = file === "policy" ? "the policy's " : "sizes.";
      return `${where}${path.join(".")}: ${wrong}; ${allowed}`;
    });
    return [...name, ...misfits];
  }
}
