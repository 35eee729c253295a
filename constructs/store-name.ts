import type { StoreOverride } from "./store-sizes";

/** What a store is called in the cloud; for a bucket, the APPID follows. */
export function storeName(environment: string, store: string, override: StoreOverride = {}): string {
  return override.name ?? `${environment}-${store}`;
}
