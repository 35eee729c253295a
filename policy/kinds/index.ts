import { elasticsearch, type ElasticsearchPlace, type ElasticsearchStorePolicy } from "./elasticsearch";
import { mysql, type MysqlPlace, type MysqlStorePolicy } from "./mysql";
import { objectStorage, type ObjectStorePlace, type ObjectStorePolicy } from "./object-storage";
import type { PolicyKind } from "./policy-kind";

/** What a policy writes of each kind of store: how it is set, and where a category lies in it. */
interface Written {
  readonly mysql: { readonly store: MysqlStorePolicy; readonly place: MysqlPlace };
  readonly elasticsearch: { readonly store: ElasticsearchStorePolicy; readonly place: ElasticsearchPlace };
  readonly "object-storage": { readonly store: ObjectStorePolicy; readonly place: ObjectStorePlace };
}

export type StoreKind = keyof Written;
/** A store of a kind, as the policy sets it. */
export type StoreOf<K extends StoreKind> = Written[K]["store"];
/** Where a category lies in a store of a kind. */
export type PlaceOf<K extends StoreKind> = Written[K]["place"];

/**
 * The kinds of store that a policy can speak of, by the name that `kind` gives them there.
 *
 * @internal The package's types are free of the schema library.
 */
export const POLICY_KINDS: { readonly [K in StoreKind]: PolicyKind<StoreOf<K>, PlaceOf<K>> } = {
  mysql,
  elasticsearch,
  "object-storage": objectStorage,
};
