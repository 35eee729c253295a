import { PASSWORD_PLACEHOLDER } from "../../constructs/elasticsearch/definitions/cluster-requests";
import type { Synthesized, TerraformObject } from "../constructs/synthesized";

/** What the provider sends to Elasticsearch for the resources of a stack, by path; a placeholder for a password. */
export function requestsOf({ resource }: Synthesized): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resource).flatMap(([type, resources]) => {
      const send = SENDERS[type.replace("elasticstack_elasticsearch_", "")];
      return send
        ? Object.values(resources).map((one) => [`${send.api}/${nameOf(one)}`, send.body(one)])
        : [];
    }),
  );
}

function nameOf(resource: TerraformObject): string {
  return String(resource["name"] ?? resource["username"]);
}

interface Sender {
  readonly api: string;
  // Terraform JSON, of which each sender knows the form.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: (resource: any) => unknown;
}

const SENDERS: Readonly<Record<string, Sender>> = {
  index_lifecycle: {
    api: "_ilm/policy",
    body: ({ hot: { rollover }, delete: { min_age, ...actions } }) => ({
      policy: { phases: { hot: { actions: { rollover } }, delete: { min_age, actions } } },
    }),
  },
  ingest_pipeline: {
    api: "_ingest/pipeline",
    body: ({ description, processors }) => ({
      description,
      processors: processors.map((text: string) => JSON.parse(text) as unknown),
    }),
  },
  index_template: {
    api: "_index_template",
    body: ({ index_patterns, data_stream, priority, template }) => ({
      index_patterns,
      data_stream,
      priority,
      template: { settings: JSON.parse(template.settings), mappings: JSON.parse(template.mappings) },
    }),
  },
  data_stream: { api: "_data_stream", body: () => undefined },
  security_role: { api: "_security/role", body: ({ indices }) => ({ cluster: [], indices }) },
  security_user: {
    api: "_security/user",
    // The resource names the role by a reference to it: the role of the same name.
    body: ({ username }) => ({ password: PASSWORD_PLACEHOLDER, roles: [username] }),
  },
  snapshot_lifecycle: {
    api: "_slm/policy",
    body: ({ snapshot_name, schedule, repository, indices, include_global_state, expire_after }) => ({
      name: snapshot_name,
      schedule,
      repository,
      config: { indices, include_global_state },
      retention: { expire_after },
    }),
  },
};
