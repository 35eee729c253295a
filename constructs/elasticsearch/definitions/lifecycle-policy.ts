import { MOST_SHARD_SIZE } from "../defaults";
import type { ManagedIndex } from "./managed-index";

/**
 * Body of `PUT _ilm/policy`. The age of a backing index counts from its rollover. Without `max_age` an index that
 * little is written to would never be rolled over, and so never be deleted; rolling over by size as well only makes
 * an index go earlier, and never before its youngest document is due.
 */
export function lifecyclePolicy({ deleteAfterDays, partitionDays }: ManagedIndex) {
  return {
    policy: {
      phases: {
        hot: {
          actions: {
            rollover: { max_age: `${partitionDays}d`, max_primary_shard_size: MOST_SHARD_SIZE },
          },
        },
        delete: { min_age: `${deleteAfterDays}d`, actions: { delete: {} } },
      },
    },
  };
}
