import { isKnown } from "../../../terraform-json/arguments";
import type { Change } from "../../../terraform-json/resource";
import { actionOf } from "../action";
import type { ChangeRule, PlanContext } from "../change-rule";
import { backupPeriods, rowPeriods } from "../periods/mysql";
import type { ReadPeriods } from "../periods/period-change";
import { days, goesAt, inStore, nameOf } from "../wording";

/** What is created beside a MySQL instance and deletes what the instance holds. */
const READERS: Readonly<Record<string, ReadPeriods>> = {
  tencentcloud_mysql_backup_policy: backupPeriods,
  tencentcloud_scf_function: rowPeriods,
};

export const periodBegun: ChangeRule = {
  id: "period-begun",
  title: "No backup policy and no row purge is created for an instance that exists",
  why: "What is older than its period is deleted, and the plan does not show what was kept so far.",
  remedy: "look at what the instance keeps, and let a person confirm that what is older may go",
  check: (change, plan) => {
    const { after = {}, type } = change;
    const read = READERS[type];
    if (!read || actionOf(change) !== "create" || isForNewInstance(change, plan)) return [];
    if (!["retention_period", "binlog_period"].every((argument) => isKnown(after[argument]))) return [];
    return read({}, after).map((period) => ({
      what: `${nameOf(period)}: ${days(period.after ?? 0)} from now on; everything older goes ${goesAt(period)}${inStore(plan.storeOf(change))}`,
    }));
  },
};

/** An instance that the plan imports is not new, and one that is not in the plan is somebody else's. */
function isForNewInstance({ resource }: Change, { changes }: PlanContext): boolean {
  const referred = Object.values(resource.references).flat();
  return changes.some(
    (change) =>
      change.type === "tencentcloud_mysql_instance" &&
      referred.includes(change.address) &&
      ["create", "replace"].includes(actionOf(change)),
  );
}
