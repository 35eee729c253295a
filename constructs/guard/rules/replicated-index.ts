import { text, texts } from "../../../terraform-json/arguments";
import type { Rule } from "../rule";

/** The argument that names the source, by type. */
const SOURCES: Readonly<Record<string, string>> = {
  elasticstack_elasticsearch_ccr_auto_follow_pattern: "leader_index_patterns",
  elasticstack_elasticsearch_ccr_follower_index: "leader_index",
};

export const replicatedIndex: Rule = {
  id: "replicated-index",
  title: "No index is copied from another cluster",
  why: "A follower does not go when its leader is deleted: it needs a lifecycle of its own, which no window counts.",
  exemptable: true,
  resourceTypes: Object.keys(SOURCES),
  check({ type, values }) {
    const argument = SOURCES[type] ?? "";
    const value = text(values, argument) ?? texts(values[argument]);
    const wrong = "the index is a copy of one in another cluster";
    return { violations: [{ argument, value, wrong, allowed: "indices that are written here" }] };
  },
};
