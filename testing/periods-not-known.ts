import { isKnown, isObject } from "../terraform-json/arguments";
import type { Resource } from "../terraform-json/resource";
import { Resources } from "../terraform-json/resources";
import { ALLOWED_IF_NOT_KNOWN, NOT_KNOWN } from "./not-known";
import { withResolvedReferences } from "./resolved-references";

const INDEX_LIFECYCLE = "elasticstack_elasticsearch_index_lifecycle";

/** The arguments on which it depends when data is gone, by type. */
const DECIDING: Readonly<Record<string, readonly string[]>> = {
  tencentcloud_cos_bucket: [
    "versioning_enable",
    "lifecycle_rules.filter_prefix",
    "lifecycle_rules.expiration.days",
    "lifecycle_rules.non_current_expiration.non_current_days",
    "lifecycle_rules.abort_incomplete_multipart_upload.days_after_initiation",
  ],
  tencentcloud_cos_bucket_version: ["status"],
  tencentcloud_mysql_backup_policy: ["retention_period", "binlog_period"],
  tencentcloud_mysql_local_binlog_config: ["save_hours"],
  tencentcloud_mysql_remote_backup_config: ["remote_backup_save", "remote_binlog_save", "expire_days"],
  tencentcloud_scf_function: ["timeout", "triggers.type", "triggers.trigger_desc"],
  terraform_data: ["input"],
  tencentcloud_scf_trigger: ["type", "trigger_desc", "enable"],
  tencentcloud_elasticsearch_instance: ["cos_backup.is_auto_backup"],
  tencentcloud_elasticsearch_index: ["index_name", "index_type", "index_meta_json"],
  elasticstack_elasticsearch_data_stream: ["name"],
  elasticstack_elasticsearch_index_template: ["index_patterns", "priority", "template.settings"],
  elasticstack_elasticsearch_component_template: ["template.settings"],
  [INDEX_LIFECYCLE]: ["hot.rollover.max_age", "delete.min_age", "delete.delete"],
  elasticstack_elasticsearch_snapshot_lifecycle: ["indices", "schedule", "expire_after"],
};

/** What is not known of one argument that decides when data is gone. */
export interface PeriodNotKnown {
  readonly address: string;
  /** `stack/bucket: versioning_enable is "${var.versions}": ...` */
  readonly complaint: string;
}

/** The arguments that decide when data is gone, and that only Terraform will know. */
export function periodsNotKnown(unresolved: readonly Resource[]): PeriodNotKnown[] {
  const resources = new Resources(withResolvedReferences(unresolved));
  return resources.all
    .filter((resource) => concernsData(resource, resources))
    .flatMap((resource) => {
      const { type, address, constructPath = address, values } = resource;
      const complaints = (DECIDING[type] ?? [])
        .filter((argument) => !namesItsLifecycle(resource, argument))
        .flatMap((argument) => notKnownAt(values, argument.split(".")))
        .map(
          ([argument, value]) =>
            `${constructPath}: ${argument} is ${JSON.stringify(value)}: ${NOT_KNOWN}; allowed: ${ALLOWED_IF_NOT_KNOWN}`,
        );
      return [...new Set(complaints)].map((complaint) => ({ address, complaint }));
    });
}

/** Texts that are not known at a path of arguments, or above it where a whole block is none, each with its own path. */
function notKnownAt(value: unknown, path: readonly string[], depth = 0): [argument: string, text: string][] {
  if (typeof value === "string") return isKnown(value) ? [] : [[path.slice(0, depth).join("."), value]];
  if (Array.isArray(value)) return value.flatMap((item) => notKnownAt(item, path, depth));
  if (!isObject(value)) return [];
  const step = path[depth];
  const inner = step === undefined ? Object.values(value) : [value[step]];
  return inner.flatMap((item) => notKnownAt(item, path, Math.min(depth + 1, path.length)));
}

/** Of functions and their timers, only those that delete rows do: a configuration names them, whatever it says. */
function concernsData(resource: Resource, resources: Resources): boolean {
  const deletes = (code: Resource) => resources.naming(code, "terraform_data", "triggers_replace").length > 0;
  switch (resource.type) {
    case "tencentcloud_scf_function":
      return deletes(resource);
    case "tencentcloud_scf_trigger":
      return resources.named(resource, "function_name", "tencentcloud_scf_function").some(deletes);
    case "terraform_data":
      return resources.named(resource, "triggers_replace", "tencentcloud_scf_function").length > 0;
    default:
      return true;
  }
}

/** A lifecycle policy that settings refer to is found without its name. */
function namesItsLifecycle({ references }: Resource, argument: string): boolean {
  return (
    argument === "template.settings" &&
    (references["template"] ?? []).some((address) => address.startsWith(`${INDEX_LIFECYCLE}.`))
  );
}
