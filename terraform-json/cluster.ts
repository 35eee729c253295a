import { blocks } from "./arguments";
import type { Resource } from "./resource";
import type { Resources } from "./resources";

const CONNECTION = "elasticsearch_connection";

const CLUSTER = "tencentcloud_elasticsearch_instance";

/** Whether a resource lies in an Elasticsearch cluster, and not in the cloud beside it. */
export function isInCluster({ type }: Pick<Resource, "type">): boolean {
  return type.startsWith("elasticstack_");
}

/** The same text for all that is known to lie in one cluster: its own connection, or its provider's. */
export function clusterKey({ values, provider }: Resource): string {
  const [connection] = blocks(values, CONNECTION);
  return JSON.stringify(connection?.["endpoints"]) ?? provider?.endpoints ?? provider?.key ?? "";
}

/** The cluster that a resource lies in, if the endpoint refers to one that stands here. */
export function clusterOf(resource: Resource, resources: Resources): Resource | undefined {
  const { values, references, provider } = resource;
  const own = blocks(values, CONNECTION).length > 0;
  const named = own ? references[CONNECTION] : provider?.references;
  return resources.ofType(CLUSTER).find(({ address }) => named?.includes(address));
}
