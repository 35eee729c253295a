import type { Construct } from "constructs";
import type { ClusterAccess } from "../elasticsearch/elasticsearch-cluster";
import type { StoreNetwork } from "../network/store-network";
import type { RetentionStoresProps } from "../retention-stores";
import type { StoreOverride } from "../store-sizes";

/** How the stores of one kind are built from what the schedule sets them to. */
export interface StoreKindConstructs<Settings> {
  /** Adds a store. The options are those of the kind, under those of the store. */
  add(context: StoreContext, settings: Settings): AddedStore;
  /** Adds what all stores of the kind share. */
  addShared?(scope: Construct, props: RetentionStoresProps): void;
  /** What of a store holds data, in the words of a refusal to let it go. */
  items(store: string, settings: Settings, override: StoreOverride): string[];
}

/** What a store is put together from, besides its settings. */
export interface StoreContext {
  readonly scope: Construct;
  /** Its name in the policy, and its id in `scope`. */
  readonly store: string;
  readonly props: RetentionStoresProps;
  readonly override: StoreOverride;
  /** What the constructs of every kind take. */
  readonly common: {
    readonly name: string;
    readonly region: string;
    readonly creatorUin: string | undefined;
    readonly network: StoreNetwork;
    readonly destroyProtection: boolean | undefined;
    readonly tags: Record<string, string>;
  };
}

export interface AddedStore {
  readonly endpoint: Endpoint;
  /** Set if it is a cluster that is created here. */
  readonly cluster?: ClusterAccess;
}

/**
 * What an application needs to reach a store, by the name of the value: nothing of it is secret. No name ends in a
 * hyphen and another, so that `<store>-<name>` is never the same for two stores.
 */
export type Endpoint = Readonly<Record<string, string>>;
