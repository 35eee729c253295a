import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import { indexTemplate } from "./index-template";
import { ingestPipeline } from "./ingest-pipeline";
import { lifecyclePolicy } from "./lifecycle-policy";
import { definitionName, managedIndices, type ManagedIndex } from "./managed-index";
import { ACCESSES, accountName, role } from "./role";
import { snapshotPolicy, snapshotPolicyName } from "./snapshot-policy";

/** Bodies of requests to Elasticsearch, by method and path, in the order in which they can be sent. */
export type Requests = Readonly<Record<string, object>>;

/**
 * Everything that a cluster is told for a store, but for the passwords of the users.
 *
 * @param name what the store is called in the cloud.
 */
export function clusterRequests(name: string, settings: ElasticsearchSettings): Requests {
  const dataStreams = settings.indices.map((index) => index.name);
  const { snapshotRepository: repository, snapshotDays: expireAfterDays } = settings;
  return {
    ...Object.assign({}, ...managedIndices(settings).map(indexRequests)),
    ...Object.fromEntries(
      ACCESSES.flatMap((access) => {
        const account = accountName(name, access);
        return [
          [request("_security/role", account), role(access, dataStreams)],
          [request("_security/user", account), { roles: [account] }],
        ];
      }),
    ),
    ...(repository !== undefined &&
      expireAfterDays !== undefined && {
        [request("_slm/policy", snapshotPolicyName(name))]: snapshotPolicy({
          store: name,
          dataStreams,
          repository,
          expireAfterDays,
        }),
      }),
  };
}

function indexRequests(index: ManagedIndex): Requests {
  const name = definitionName(index.name);
  return {
    [request("_ilm/policy", name)]: lifecyclePolicy(index),
    [request("_ingest/pipeline", name)]: ingestPipeline(index),
    [request("_index_template", name)]: indexTemplate(index),
    [request("_data_stream", index.name)]: {},
  };
}

/** Names may hold characters that a path cannot. */
function request(api: string, name: string): string {
  return `PUT ${api}/${encodeURIComponent(name)}`;
}
