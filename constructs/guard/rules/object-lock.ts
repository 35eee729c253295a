import { blocks, flag } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

export const objectLock: Rule = {
  id: "object-lock",
  title: "No bucket locks its objects",
  why: "A locked object cannot be deleted before its time, by nobody and on no request, and the lock cannot be taken off.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cos_bucket"],
  check: ({ values }) =>
    verdictOf(
      blocks(values, "object_lock_configuration")
        .filter((lock) => flag(lock, "enabled"))
        .map(() => ({
          argument: "object_lock_configuration.enabled",
          value: true,
          wrong: "neither a lifecycle nor a person can delete the objects",
          allowed: "no object_lock_configuration",
        })),
    ),
};
