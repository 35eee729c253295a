import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

/** The cloud's own policies for all of a service, and for all of an account. */
const FULL_ACCESS = /FullAccess$|^AdministratorAccess$/i;

export const presetFullAccess: Rule = {
  id: "preset-full-access",
  title: "No role, user or group has one of the cloud's own policies for full access",
  why: "Such a policy allows every action on every resource of a service, or of the account.",
  exemptable: true,
  resourceTypes: [
    "role_policy_attachment_by_name",
    "role_policy_attachment",
    "user_policy_attachment",
    "group_policy_attachment",
  ].map((name) => `tencentcloud_cam_${name}`),
  check: ({ values }) => {
    const argument = ["policy_name", "policy_id"].find((name) => FULL_ACCESS.test(text(values, name) ?? ""));
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
