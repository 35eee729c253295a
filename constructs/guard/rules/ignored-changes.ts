import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";
import { CONFIGURATION, purgedTables, tablesIn, TEXT } from "../arguments/purge-function";
import { type Rule, verdictOf } from "../rule";

/** By type: the arguments that say when data goes. */
const SAY_WHEN: Readonly<Record<string, readonly string[]>> = {
  elasticstack_elasticsearch_data_stream_lifecycle: ["data_retention", "enabled"],
  elasticstack_elasticsearch_index_lifecycle: ["hot", "delete"],
  elasticstack_elasticsearch_snapshot_lifecycle: ["expire_after"],
  [CONFIGURATION]: [TEXT],
  tencentcloud_cls_topic: ["period"],
  tencentcloud_cos_bucket: ["lifecycle_rules"],
  tencentcloud_elasticsearch_index: ["index_meta_json"],
  tencentcloud_mysql_audit_service: ["log_expire_day"],
  tencentcloud_mysql_backup_policy: ["retention_period", "binlog_period"],
  tencentcloud_mysql_remote_backup_config: ["remote_backup_save", "expire_days"],
  tencentcloud_scf_function: ["zip_file", "triggers"],
  tencentcloud_scf_trigger: ["enable", "trigger_desc"],
};

const ALL = "all";

export const ignoredChanges: Rule = {
  id: "ignored-changes",
  title: "Terraform applies a change of any argument that says when data goes",
  why: "What lifecycle.ignore_changes names stays as it was when the resource was made: a new period is written in the configuration, and never arrives. A plan and a state do not say what Terraform ignores: only a configuration is checked.",
  exemptable: true,
  resourceTypes: Object.keys(SAY_WHEN),
  check(resource, { resources }) {
    const { ignoreChanges, type } = resource;
    if (!ignoreChanges || runsNoPurge(resource, resources)) return "not-applicable";
    const ignored = ignoreChanges.filter((path) => path === ALL || SAY_WHEN[type]?.includes(topOf(path)));
    return verdictOf(
      ignored.map((value) => ({
        argument: "lifecycle.ignore_changes",
        value,
        wrong: "a change of when data goes never arrives in the cloud",
        allowed: `arguments other than ${SAY_WHEN[type]?.join(", ")}`,
      })),
    );
  },
};

/** Of `lifecycle_rules[0].expiration`, the argument. */
function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? "";
}

/** Functions, and what calls them, may do anything else. */
function runsNoPurge(resource: Resource, resources: Resources): boolean {
  switch (resource.type) {
    case "tencentcloud_scf_function":
      return !purgedTables(resource, resources);
    case "tencentcloud_scf_trigger":
      return !resources
        .named(resource, "function_name", "tencentcloud_scf_function")
        .some((scfFunction) => purgedTables(scfFunction, resources));
    case CONFIGURATION:
      return tablesIn(resource).length === 0;
    default:
      return false;
  }
}
