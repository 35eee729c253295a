import { isKnown, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { coversIndex, indexPatterns } from "../arguments/index-patterns";
import { indexOptions } from "../arguments/index-options";
import {
  dataRetention,
  INDEX_TEMPLATE,
  lifecycleInSettings,
  lifecyclesOfTemplate,
} from "../arguments/index-template";
import { overridesInIndex, overridesInTemplate } from "../arguments/lifecycle-override";
import { type Rule, type RuleContext, type Violation, verdictOf } from "../rule";
import { unreadablePeriod } from "../unreadable-period";

const AUTONOMOUS = "tencentcloud_elasticsearch_index";
const INDEX = "elasticstack_elasticsearch_index";
const DATA_STREAM = "elasticstack_elasticsearch_data_stream";

export const indexExpiry: Rule = {
  id: "index-expiry",
  title: "An index that holds a category is deleted by a lifecycle",
  why: "An autonomous index without expire.max_age, and any other index without a lifecycle policy, stays for ever: Elasticsearch deletes nothing of its own accord. Settings that the lifecycle yields to move the end of an index or take it away: index.lifecycle.skip, indexing_complete, origination_date, parse_origination_date and prefer_ilm, index.blocks.read_only and metadata.",
  exemptable: false,
  resourceTypes: [AUTONOMOUS, INDEX_TEMPLATE, INDEX, DATA_STREAM],
  check(resource, context) {
    if (!context.coverage.of(resource)) return "not-applicable";
    const violation = endless(resource, context);
    const overrides = overridden(resource, context);
    if (violation === "not-applicable") return overrides.length > 0 ? verdictOf(overrides) : violation;
    return verdictOf([...(violation ? [violation] : []), ...overrides]);
  },
};

function overridden(resource: Resource, { resources }: RuleContext): Violation[] {
  if (resource.type === INDEX_TEMPLATE) return overridesInTemplate(resource, resources);
  return resource.type === INDEX ? overridesInIndex(resource) : [];
}

function endless(resource: Resource, { resources }: RuleContext): Violation | "not-applicable" | undefined {
  const { values } = resource;
  switch (resource.type) {
    case AUTONOMOUS:
      return endlessAutonomous(resource);
    case INDEX_TEMPLATE: {
      if (lifecyclesOfTemplate(resource, resources).length > 0) return undefined;
      const retention = dataRetention(resource);
      if (retention) return unreadablePeriod("template.lifecycle.data_retention", retention)[0];
      if (!isKnown(values["template"])) return "not-applicable";
      return {
        argument: "template.settings",
        wrong: "indices of the template have no lifecycle policy",
        allowed: "settings with index.lifecycle.name",
      };
    }
    case INDEX: {
      if (lifecycleInSettings(values["settings_raw"]).length > 0) return undefined;
      return {
        argument: "settings_raw",
        wrong: "the index has no lifecycle policy",
        allowed: "index.lifecycle.name",
      };
    }
    default: {
      const name = text(values, "name") ?? "";
      const templates = resources
        .ofType(INDEX_TEMPLATE)
        .filter((template) =>
          indexPatterns(template, resources).some((pattern) => coversIndex(pattern, name)),
        );
      if (templates.length > 0) return undefined;
      return {
        argument: "name",
        value: name,
        wrong: "no index template beside it gives the data stream a lifecycle policy",
        allowed: "a data stream whose template stands beside it, with index.lifecycle.name",
      };
    }
  }
}

function endlessAutonomous({ values }: Resource): Violation | "not-applicable" | undefined {
  const type = text(values, "index_type");
  if (type !== undefined && type !== "auto") {
    const wrong = "only an autonomous index deletes by age";
    return { argument: "index_type", value: type, wrong, allowed: "auto, with expire.max_age" };
  }
  const options = indexOptions(values);
  const age = options?.["expire.max_age"];
  if (age !== undefined) return unreadablePeriod("index_meta_json options expire.max_age", age)[0];
  const meta = values["index_meta_json"];
  if (!options && !isKnown(meta)) return "not-applicable";
  if (!options && meta !== undefined) {
    return {
      argument: "index_meta_json",
      wrong: "no JSON object, so no age",
      allowed: "options with expire.max_age",
    };
  }
  return {
    argument: "index_meta_json options expire.max_age",
    wrong: "documents stay for ever",
    allowed: "the age that the schedule gives",
  };
}
