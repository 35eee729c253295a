import { managedStores } from "../../schedule/managed-stores";
import type { Fit, Misfit } from "./misfit";

/**
 * Two data streams of one name in one cluster would be one data stream with two periods. Whether two names of a host
 * are one cluster cannot be told from here.
 */
export function uniqueDataStreams({ schedule, sizes }: Fit): Misfit[] {
  const owners = new Map<string, string>();
  return managedStores(schedule).flatMap(([store, { indices }]) => {
    const endpoint = sizes.stores?.[store]?.existing?.endpoint;
    if (endpoint === undefined) return [];
    return indices.flatMap(({ name }) => {
      const key = `${clusterAt(endpoint)}/${name}`;
      const owner = owners.get(key);
      owners.set(key, owner ?? store);
      if (owner === undefined) return [];
      return [
        {
          file: "environment" as const,
          path: ["stores", store, "existing", "endpoint"],
          wrong: `is the cluster of ${owner}, which has the data stream ${name} already`,
          allowed: "allowed: another cluster, or another index in the policy",
        },
      ];
    });
  });
}

/**
 * The same for every way to write an address: a host in any case, the port of https left out or not. What only
 * Terraform will know has none.
 */
function clusterAt(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).origin : endpoint;
}
