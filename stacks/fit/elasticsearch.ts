import { AUTONOMOUS_INDEX_SINCE } from "../../constructs/elasticsearch/defaults";
import type { ElasticsearchSize } from "../../constructs/elasticsearch/elasticsearch-size";
import { nodeRules } from "../../constructs/elasticsearch/elasticsearch-store-rules";
import { isAtLeast } from "../../constructs/elasticsearch/version";
import { storeName } from "../../constructs/retention-stores";
import type { ElasticsearchSettings } from "../../schedule/settings";
import { type Misfit, nameOrigin, optionPath, type StoreFit } from "./misfit";

/** Of the cluster itself (provider, es/instance.go). The security group's name has more room. */
const MOST_NAME_CHARACTERS = 46;

/** What an Elasticsearch store asks of an environment. */
export function fitElasticsearch(fit: StoreFit<ElasticsearchSettings>): Misfit[] {
  const { version, dataNodes, masterNodes } = { ...fit.environment.elasticsearch, ...fit.override };
  if (!version || !dataNodes) return [...name(fit), missingSize(fit)];
  return [...name(fit), ...lifecycle(fit, version), ...nodes(fit, { version, dataNodes, masterNodes })];
}

function missingSize({ store }: StoreFit<ElasticsearchSettings>): Misfit {
  return {
    file: "environment",
    path: ["elasticsearch"],
    wrong: `is missing, and the policy has the Elasticsearch store ${store}`,
    allowed: "allowed: version and dataNodes, here or under stores",
  };
}

function name(fit: StoreFit<ElasticsearchSettings>): Misfit[] {
  const found = storeName(fit.environmentName, fit.store, fit.override);
  if (found.length <= MOST_NAME_CHARACTERS) return [];
  return [
    {
      ...nameOrigin(fit),
      wrong: `the cluster's name would be ${JSON.stringify(found)}, ${found.length} characters`,
      allowed: `allowed: ${MOST_NAME_CHARACTERS} at most`,
    },
  ];
}

function lifecycle(fit: StoreFit<ElasticsearchSettings>, version: string): Misfit[] {
  if (fit.settings.lifecycle === "ilm") {
    return [
      {
        file: "policy",
        path: ["stores", fit.store, "lifecycle"],
        wrong: "ilm is not deployed by this version, so nothing would delete the index",
        allowed: "allowed: autonomous-index",
      },
    ];
  }
  if (isAtLeast(version, AUTONOMOUS_INDEX_SINCE)) return [];
  return [
    {
      file: "environment",
      path: optionPath(fit, "elasticsearch", "version"),
      wrong: `Elasticsearch ${version} has no autonomous index, which the store ${fit.store} uses`,
      allowed: `allowed: ${AUTONOMOUS_INDEX_SINCE} or later`,
    },
  ];
}

function nodes(fit: StoreFit<ElasticsearchSettings>, size: ElasticsearchSize): Misfit[] {
  const zones = Object.keys(fit.environment.network.subnets).length;
  return nodeRules(size, zones)
    .filter(({ holds }) => !holds)
    .map(({ prop, value, allowed }) => {
      const option = prop.includes("masterNodes") ? "masterNodes" : "dataNodes";
      return {
        file: "environment" as const,
        path: [...optionPath(fit, "elasticsearch", option), "count"],
        wrong: `is ${String(value)}`,
        allowed: `allowed: ${allowed}`,
      };
    });
}
