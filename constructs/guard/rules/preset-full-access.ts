import { text } from "../../../terraform-json/arguments";
import { type Rule, verdictOf } from "../rule";

/** The cloud's own policies for all of a service, and for all of an account. */
const FULL_ACCESS = /FullAccess$|^AdministratorAccess$/;

export const presetFullAccess: Rule = {
  id: "preset-full-access",
  title: "No role has one of the cloud's own policies for full access",
  why: "Such a policy allows every action on every resource of a service, or of the account.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cam_role_policy_attachment_by_name"],
  check: ({ values }) => {
    const policy = text(values, "policy_name") ?? "";
    if (!FULL_ACCESS.test(policy)) return "compliant";
    return verdictOf([
      {
        argument: "policy_name",
        value: policy,
        wrong: "the role may do everything",
        allowed: "a policy of your own, with the actions and resources in use",
      },
    ]);
  },
};
