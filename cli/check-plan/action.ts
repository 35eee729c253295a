import type { Change } from "../../terraform-json/resource";

/** `forget`: Terraform lets go of a resource that stays in the cloud. */
export type Action = "create" | "update" | "replace" | "delete" | "forget" | "none";

/** What Terraform is about to do, in one word: a replacement deletes and creates, in either order. */
export function actionOf({ actions }: Change): Action {
  // A replacement that is made beside what it replaces lets go of that.
  if (actions.includes("forget")) return "forget";
  const deletes = actions.includes("delete");
  if (actions.includes("create")) return deletes ? "replace" : "create";
  if (deletes) return "delete";
  return actions.includes("update") ? "update" : "none";
}
