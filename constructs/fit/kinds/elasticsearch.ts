import { Token } from "cdktf";
import type { StoreAccess } from "../../access/store-access";
import {
  AUTONOMOUS_INDEX_SINCE,
  INDEX_LIFECYCLE_SINCE,
  MOST_DATA_STREAM_CHARACTERS,
} from "../../elasticsearch/defaults";
import type { ElasticsearchSize } from "../../elasticsearch/elasticsearch-size";
import { clusterNameForm, nodeRules } from "../../elasticsearch/elasticsearch-store-rules";
import { isAtLeast } from "../../elasticsearch/version";
import { storeName } from "../../store-name";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import { idForm, isBroken, type PropRule } from "../../prop-rule";
import { brokenNames, brokenRules, type Misfit, optionPath, type StoreFit } from "../misfit";
import type { FitKind } from "./fit-kind";
import type { ElasticsearchOptions } from "../../kinds/elasticsearch";

/** What each lifecycle asks of the cluster. */
const LIFECYCLES = {
  "autonomous-index": { what: "has no autonomous index", since: AUTONOMOUS_INDEX_SINCE },
  ilm: { what: "cannot be given lifecycle: ilm", since: INDEX_LIFECYCLE_SINCE },
} as const;

const OPTIONS: Readonly<Record<keyof ElasticsearchOptions, true>> = {
  version: true,
  dataNodes: true,
  masterNodes: true,
  ca: true,
};

export const elasticsearch: FitKind<ElasticsearchSettings> = {
  options: [
    ...(Object.keys(OPTIONS) as (keyof ElasticsearchOptions)[]),
    "existing",
    "importFrom",
    "readers",
    "writers",
    "administrators",
  ],
  misfits: fitElasticsearch,
};

/** What an Elasticsearch store asks of an environment. */
function fitElasticsearch(fit: StoreFit<ElasticsearchSettings>): Misfit[] {
  const { version, dataNodes, masterNodes } = { ...fit.sizes.elasticsearch, ...fit.override };
  const refused = version ? failureStore(fit, version) : [];
  const always = [...name(fit), ...dataStreamNames(fit), ...refused, ...access(fit), ...imports(fit)];
  if (fit.override.existing) return [...always, ...existing(fit, version)];
  if (!version || !dataNodes) return [...always, missingSize(fit)];
  return [...always, ...lifecycle(fit, version), ...nodes(fit, { version, dataNodes, masterNodes })];
}

function existing(fit: StoreFit<ElasticsearchSettings>, version: string | undefined): Misfit[] {
  const path = ["stores", fit.store, "existing"];
  if (fit.settings.lifecycle !== "ilm") {
    const wrong = `${fit.store} is an autonomous index, which is created with its cluster`;
    const allowed = "allowed: no existing, or lifecycle: ilm in the policy";
    return [{ file: "environment", path, wrong, allowed, onKey: true }];
  }
  if (version) return lifecycle(fit, version);
  const wrong = `names the cluster of ${fit.store}, but not its version`;
  return [{ file: "environment", path, wrong, allowed: "allowed: version beside it", onKey: true }];
}

/** Accounts with fewer rights are made in the cluster, which ilm talks to; that of an existing cluster is not kept. */
function access({ store, settings, override, managesClusters }: StoreFit<ElasticsearchSettings>): Misfit[] {
  const refuse = (grant: keyof StoreAccess, wrong: string, allowed: string): Misfit[] =>
    override[grant] === undefined
      ? []
      : [{ file: "environment", path: ["stores", store, grant], wrong, allowed, onKey: true }];
  if (settings.lifecycle !== "ilm") {
    const wrong = `the only account of ${store} that the cloud's API can create may do everything`;
    const allowed = "allowed: administrators, or lifecycle: ilm in the policy";
    return [...refuse("readers", wrong, allowed), ...refuse("writers", wrong, allowed)];
  }
  if (!managesClusters) {
    const wrong = `what is in the cluster of ${store} is made where its data streams are, with its accounts`;
    const allowed = "allowed: administrators here, and grantRead and grantWrite of the ManagedStore there";
    return [...refuse("readers", wrong, allowed), ...refuse("writers", wrong, allowed)];
  }
  if (!override.existing) return [];
  const wrong = `${store} uses a cluster that exists, whose account is in no secret of this deployment`;
  return refuse("administrators", wrong, "allowed: readers, writers");
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
  return brokenNames(fit, "cluster", [clusterNameForm("name", found)]);
}

function lifecycle(fit: StoreFit<ElasticsearchSettings>, version: string): Misfit[] {
  const { what, since } = LIFECYCLES[fit.settings.lifecycle];
  if (Token.isUnresolved(version) || isAtLeast(version, since)) return [];
  return [
    {
      file: "environment",
      path: optionPath(fit, "elasticsearch", "version"),
      wrong: `Elasticsearch ${version} ${what}, which the store ${fit.store} uses`,
      allowed: `allowed: ${since} or later`,
    },
  ];
}

/**
 * Since this version Elasticsearch may put documents that it refuses into a failure store, by default for data streams
 * of these names; it has a period of its own (elastic.co, failure store).
 */
const FAILURE_STORE_SINCE = "9.1.0";
const WITH_FAILURE_STORE = /^logs-[^-]+-./;

function failureStore(fit: StoreFit<ElasticsearchSettings>, version: string): Misfit[] {
  const { store, settings, schedule } = fit;
  if (settings.lifecycle !== "ilm" || !isAtLeast(version, FAILURE_STORE_SINCE)) return [];
  return Object.values(schedule.categories)
    .flatMap(({ holdings }) => holdings)
    .filter((holding) => holding.store === store && WITH_FAILURE_STORE.test(holding.unit))
    .map(({ path, unit }) => ({
      file: "policy",
      path: [...path, "index"],
      wrong: `is ${JSON.stringify(unit)}: Elasticsearch ${version} keeps what such a data stream refuses in a failure store, for a period of its own`,
      allowed: "allowed: another name than logs-*-*",
    }));
}

/** A data stream's backing indices have longer names than an index may. */
function dataStreamNames({ store, settings, schedule }: StoreFit<ElasticsearchSettings>): Misfit[] {
  if (settings.lifecycle !== "ilm") return [];
  return Object.values(schedule.categories)
    .flatMap(({ holdings }) => holdings)
    .filter((holding) => holding.store === store && holding.unit.length > MOST_DATA_STREAM_CHARACTERS)
    .map(({ path, unit }) => ({
      file: "policy",
      path: [...path, "index"],
      wrong: `is ${unit.length} characters long, and Elasticsearch adds to the name of a data stream`,
      allowed: `allowed: ${MOST_DATA_STREAM_CHARACTERS} at most with lifecycle: ilm`,
    }));
}

function nodes(fit: StoreFit<ElasticsearchSettings>, size: ElasticsearchSize): Misfit[] {
  const zones = fit.zones;
  return nodeRules(size, zones)
    .filter(isBroken)
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

function imports(fit: StoreFit<ElasticsearchSettings>): Misfit[] {
  const { importFrom, existing } = fit.override;
  if (importFrom === undefined) return [];
  const rule: PropRule = {
    rule: "import",
    prop: "importFrom",
    value: importFrom,
    holds: existing === undefined,
    allowed: "nothing beside existing: a cluster is taken over, or stays somebody else's",
  };
  return brokenRules(fit, [idForm("importFrom", importFrom, "es"), rule]);
}
