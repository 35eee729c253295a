import { Period } from "../../policy/period";
import type { ObjectStorageSettings } from "../../schedule/kinds/object-storage";
import { ObjectStore } from "../object-storage/object-store";
import type { StoreKindConstructs } from "./store-kind";

/** What an environment says of its buckets. */
export interface ObjectStorageOptions {
  /**
   * Logs accesses to a bucket of its own, whose files expire after this. A log holds object keys: it must be gone
   * by when the objects are. @default - accesses are not logged
   */
  readonly accessLogs?: { readonly keepFor: Period };
}

export const objectStorage: StoreKindConstructs<ObjectStorageSettings> = {
  add({ scope, store, props, override, common }, settings) {
    const { readers = [], writers = [], importFrom } = override;
    const { accessLogs } = { ...props.sizes.objectStorage, ...override };
    const bucket = new ObjectStore(scope, store, {
      ...common,
      appId: props.appId,
      importFrom,
      ...(settings.prefixes.length > 0 && { prefixes: settings.prefixes }),
      expireAfter: Period.days(settings.deleteAfterDays),
      unfinishedUploadsExpireAfter: Period.days(settings.abortUploadsAfterDays),
      ...(settings.oldVersionDays && { versionsExpireAfter: Period.days(settings.oldVersionDays) }),
      ...(accessLogs && { accessLogs: { expireAfter: accessLogs.keepFor } }),
    });
    for (const name of readers) bucket.grantRead({ name });
    for (const name of writers) bucket.grantWrite({ name });
    return { endpoint: { bucket: bucket.bucketName } };
  },

  items: (store) => [`bucket of ${store}`],
};
