import { MOST_BUCKET_DAYS } from "../cloud-limits";
import type { Check } from "./check";

/** A lifecycle rule of object storage waits 3,650 days at most (tc/436/8280). */
export const bucketExpiresInTime: Check = function* ({ policy }) {
  for (const [name, { retention, storedIn }] of Object.entries(policy.categories)) {
    const { keepFor } = retention;
    const bucket = storedIn.find(({ store }) => policy.stores[store]?.kind === "object-storage");
    if (!bucket || !keepFor || keepFor.days <= MOST_BUCKET_DAYS) continue;
    yield {
      path: ["categories", name, "retention", "keepFor"],
      wrong: `${keepFor} is longer than the object-storage store "${bucket.store}" can wait`,
      allowed: `allowed: 1 to ${MOST_BUCKET_DAYS} days`,
    };
  }
};
