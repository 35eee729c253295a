import { actionOf } from "../action";
import type { ChangeRule } from "../change-rule";
import { inStore } from "../wording";

/** The provider's delete sends `snapshot`; several nodes make physical backups only (mysql_backup_policy.go:182). */
const SEVERAL_NODES_HAVE = "physical";

export const destroyRefused: ChangeRule = {
  id: "destroy-refused",
  title: "No backup policy of a MySQL instance with several nodes is destroyed",
  why: "The provider sends a backup model that such an instance does not support. The service may refuse it, and the apply stops with the store half destroyed.",
  remedy:
    "take the backup policy out of the state first: `terraform state rm` with its address, in the folder of the stack",
  check: (change, plan) => {
    const destroyed = ["delete", "replace"].includes(actionOf(change));
    if (change.type !== "tencentcloud_mysql_backup_policy" || !destroyed) return [];
    if (change.before?.["backup_model"] !== SEVERAL_NODES_HAVE) return [];
    return [{ what: `the service may refuse to destroy the backup policy${inStore(plan.storeOf(change))}` }];
  },
};
