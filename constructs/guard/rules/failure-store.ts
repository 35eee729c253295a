import { blocks, flag } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { CLUSTER_SETTINGS, clusterSettings } from "../arguments/cluster-settings";
import { coversIndex } from "../arguments/index-patterns";
import { INDEX_TEMPLATE } from "../arguments/index-template";
import { type Rule, type RuleContext, type Violation, verdictOf } from "../rule";

export const failureStore: Rule = {
  id: "failure-store",
  title: "No failure store keeps the documents that a data stream refuses",
  why: "What strict mappings refuse is then stored all the same, whatever it holds, for a period of its own: 30 days if nothing else is said (Elasticsearch 9.1).",
  exemptable: true,
  resourceTypes: [INDEX_TEMPLATE, CLUSTER_SETTINGS],
  check(resource, context) {
    if (resource.type === CLUSTER_SETTINGS) return ofCluster(resource, context);
    return context.coverage.of(resource) ? verdictOf(ofTemplate(resource)) : "not-applicable";
  },
};

const WRONG = "refused documents are kept, for a period of their own";

function ofTemplate({ values }: Resource): Violation[] {
  return blocks(values, "template")
    .flatMap((inner) => blocks(inner, "data_stream_options"))
    .flatMap((options) => blocks(options, "failure_store"))
    .filter((store) => flag(store, "enabled"))
    .map(() => ({
      argument: "template.data_stream_options.failure_store.enabled",
      value: true,
      wrong: WRONG,
      allowed: "false",
    }));
}

/** The setting lists the names, or patterns, of the data streams that have one. */
function ofCluster(resource: Resource, { schedule }: RuleContext) {
  const settings = clusterSettings(resource).filter(
    ({ name }) => name === "data_streams.failure_store.enabled",
  );
  if (settings.length === 0) return "not-applicable";
  const streams = Object.values(schedule.stores).flatMap((store) =>
    store.kind === "elasticsearch" && store.lifecycle === "ilm" ? store.indices : [],
  );
  return verdictOf(
    settings.flatMap(({ argument, values }) =>
      values
        .flatMap((value) => value.split(","))
        .filter((pattern) => streams.some(({ name }) => coversIndex(pattern.trim(), name)))
        .map((value) => ({
          argument,
          value,
          wrong: WRONG,
          allowed: "patterns that mean no index of the policy",
        })),
    ),
  );
}
