import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import { indexTemplate } from "./index-template";
import { ingestPipeline } from "./ingest-pipeline";
import { lifecyclePolicy } from "./lifecycle-policy";
import { definitionName, managedIndices, type ManagedIndex } from "./managed-index";
import { ACCESSES, accountName, role } from "./role";
import { snapshotPolicy, snapshotPolicyName } from "./snapshot-policy";

/** A `PUT` request to Elasticsearch. */
export interface ClusterRequest {
  /** Without the slash before it. */
  readonly path: string;
  /** @default - none: some requests are refused with any body, even an empty one */
  readonly body?: object;
}

/** Shorter than the 6 characters that Elasticsearch asks for: refused until a password stands in its place. */
export const PASSWORD_PLACEHOLDER = "<pwd>";

/**
 * Everything that a cluster is told for a store, in the order in which it can be sent.
 *
 * @param name what the store is called in the cloud.
 */
export function clusterRequests(name: string, settings: ElasticsearchSettings): ClusterRequest[] {
  const dataStreams = settings.indices.map((index) => index.name);
  const { snapshotRepository: repository, snapshotDays: expireAfterDays } = settings;
  const accounts = ACCESSES.flatMap((access) => {
    const account = accountName(name, access);
    return [
      request("_security/role", account, role(access, dataStreams)),
      request("_security/user", account, { password: PASSWORD_PLACEHOLDER, roles: [account] }),
    ];
  });
  const requests = [...managedIndices(settings).flatMap(indexRequests), ...accounts];
  if (repository === undefined || expireAfterDays === undefined) return requests;
  const snapshots = snapshotPolicy({ store: name, dataStreams, repository, expireAfterDays });
  return [...requests, request("_slm/policy", snapshotPolicyName(name), snapshots)];
}

function indexRequests(index: ManagedIndex): ClusterRequest[] {
  const name = definitionName(index.name);
  return [
    request("_ilm/policy", name, lifecyclePolicy(index)),
    request("_ingest/pipeline", name, ingestPipeline(index)),
    request("_index_template", name, indexTemplate(index)),
    request("_data_stream", index.name),
  ];
}

/** Names may hold characters that a path cannot. */
function request(api: string, name: string, body?: object): ClusterRequest {
  return { path: `${api}/${encodeURIComponent(name)}`, ...(body && { body }) };
}
