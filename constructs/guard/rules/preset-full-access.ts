import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

/** The cloud's own policies for all of a service, and for all of an account. */
const FULL_ACCESS = /Full(Access|Control)$|^AdministratorAccess$/i;

/** As the cloud numbers policies, its own and those of an account: which one it is, the number does not say. */
const NUMBER = /^\d+$/;

export const presetFullAccess: Rule = {
  id: "preset-full-access",
  title:
    "No role, user or group has one of the cloud's own policies for full access, or one that is only a number",
  why: "Such a policy allows every action on every resource of a service, or of the account. Of a policy_id that is written as a number nobody can tell whether it is such a one.",
  exemptable: true,
  resourceTypes: [
    "role_policy_attachment_by_name",
    "role_policy_attachment",
    "user_policy_attachment",
    "group_policy_attachment",
  ].map((name) => `tencentcloud_cam_${name}`),
  check: (attachment, { resources }) => {
    const { values, references } = attachment;
    const argument = ["policy_name", "policy_id"].find((name) => FULL_ACCESS.test(text(values, name) ?? ""));
    const id = text(values, "policy_id") ?? "";
    const isOwn =
      references["policy_id"] !== undefined ||
      resources.named(attachment, "policy_id", "tencentcloud_cam_policy").length > 0;
    if (argument === undefined && NUMBER.test(id) && !isOwn) {
      return verdictOf([
        {
          argument: "policy_id",
          value: id,
          wrong: "nothing says what that policy allows",
          allowed: "the id of a policy that stands beside it, by a reference",
        },
      ]);
    }
    if (argument === undefined) return "compliant";
    return verdictOf([
      {
        argument,
        value: text(values, argument),
        wrong: "whoever has it may do everything",
        allowed: "a policy of your own, with the actions and resources in use",
      },
    ]);
  },
};
