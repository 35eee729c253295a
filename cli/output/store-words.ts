import type { StoreKind } from "../../policy/policy";

/** What a person calls a store of each kind, and what it deletes. */
export const STORE_WORDS: Readonly<
  Record<StoreKind, { readonly service: string; readonly records: string }>
> = {
  mysql: { service: "TencentDB for MySQL", records: "rows" },
  elasticsearch: { service: "Elasticsearch Service", records: "documents" },
  "object-storage": { service: "object storage", records: "objects" },
};
