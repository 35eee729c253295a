import { actionOf } from "../action";
import { isObject, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import type { ChangeRule, PlanContext } from "../change-rule";
import { CONFIGURATION, NAMES_FUNCTION, tablesIn } from "../../../constructs/guard/arguments/purge-function";
import type { Change } from "../../../terraform-json/resource";
import { inStore } from "../wording";

/** What follows when a resource goes that has data deleted, and does not hold the data itself. */
const FOLLOWS: Readonly<Record<string, string>> = {
  elasticstack_elasticsearch_data_stream_lifecycle: "documents of the data stream are kept without end",
  elasticstack_elasticsearch_index_lifecycle: "indices that refer to it are kept without end",
  elasticstack_elasticsearch_index_template: "new indices get no lifecycle from it, and are kept without end",
  elasticstack_elasticsearch_index_template_ilm_attachment:
    "new indices of the template are kept without end",
  elasticstack_elasticsearch_snapshot_lifecycle: "the snapshots that it took are kept without end",
  tencentcloud_mysql_backup_policy:
    "backups and binlogs fall back to 7 days, and the model to snapshot (mysql_backup_policy.go:183)",
};

export const lifecycleRemoved: ChangeRule = {
  id: "lifecycle-removed",
  title: "What has data deleted stays and stays on: lifecycles, backup policies, the row purge",
  why: "Data stays, or its copies change their period, and no setting of the store says so.",
  remedy: "keep it in the configuration for as long as the data is there",
  check: (change, plan) => {
    const what = consequence(change, plan);
    return what === undefined ? [] : [{ what: `${what}${inStore(plan.storeOf(change))}` }];
  },
};

function consequence(change: Change, plan: PlanContext): string | undefined {
  const { type, before = {} } = change;
  switch (type) {
    case "tencentcloud_scf_function":
      return isPurge(change, "before", plan) &&
        goes(change) &&
        !instanceGoes("intranet_ip", hostOf(before), plan)
        ? `rows are no longer deleted: ${tablesOf(change, "before", plan).join(", ")}`
        : undefined;
    case "tencentcloud_scf_trigger":
      return stops(change) && purgeStays(before["function_name"], plan)
        ? "the row purge stays, and nothing runs it"
        : undefined;
    case "tencentcloud_mysql_remote_backup_config":
      return goes(change) && text(before, "remote_backup_save")?.toLowerCase() === "on"
        ? "copies in another region stay on: destroying this changes nothing in the cloud"
        : undefined;
    case "tencentcloud_mysql_backup_policy":
      // A replacement is a destruction first.
      return (goes(change) || actionOf(change) === "replace") && !instanceGoes("id", before["mysql_id"], plan)
        ? FOLLOWS[type]
        : undefined;
    default:
      return goes(change) ? FOLLOWS[type] : undefined;
  }
}

function goes(change: Change): boolean {
  return ["delete", "forget"].includes(actionOf(change));
}

function stops(trigger: Change): boolean {
  return goes(trigger) || (trigger.before?.["enable"] !== "CLOSE" && trigger.after?.["enable"] === "CLOSE");
}

type Side = "before" | "after";

function isPurge(scf: Change, side: Side, plan: PlanContext): boolean {
  return tablesOf(scf, side, plan).length > 0;
}

/** What the configuration beside a function says, before the change or after it. */
function tablesOf(scf: Change, side: Side, { changes }: PlanContext): string[] {
  const name = scf[side]?.["name"];
  return changes
    .filter(({ type }) => type === CONFIGURATION)
    .map((change) => change[side] ?? {})
    .filter((values) => name !== undefined && values[NAMES_FUNCTION] === name)
    .flatMap((values) => tablesIn({ values }))
    .map(({ database, name }) => `${String(database)}.${String(name)}`);
}

function hostOf({ environment }: Resource["values"]): unknown {
  return isObject(environment) ? environment["DB_HOST"] : undefined;
}

/** What belongs to an instance may go with it: the loss of the instance is found by itself. */
function instanceGoes(argument: string, value: unknown, { changes }: PlanContext): boolean {
  return changes.some(
    (change) =>
      change.type === "tencentcloud_mysql_instance" &&
      (actionOf(change) === "delete" || actionOf(change) === "replace") &&
      change.before?.[argument] !== undefined &&
      change.before[argument] === value,
  );
}

function purgeStays(functionName: unknown, plan: PlanContext): boolean {
  return plan.changes.some(
    (change) =>
      change.type === "tencentcloud_scf_function" &&
      change.before?.["name"] === functionName &&
      isPurge(change, "after", plan),
  );
}
