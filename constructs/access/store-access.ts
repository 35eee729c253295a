/**
 * The CAM roles that may do something with a store, by name. An Elasticsearch store has readers and writers under
 * `lifecycle: ilm` only: their accounts are made inside the cluster.
 */
export interface StoreAccess {
  /** May read what the policy's categories keep in the store, and nothing else. @default - nobody */
  readonly readers?: readonly string[];
  /** May add to it: neither read, nor change, nor delete. @default - nobody */
  readonly writers?: readonly string[];
  /** May read the secret of the account that may do everything: root, or elastic. @default - nobody */
  readonly administrators?: readonly string[];
}
