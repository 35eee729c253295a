import { allowing, everybodyIn } from "../arguments/access-policy";
import { type Rule, verdictOf } from "../rule";

export const openRole: Rule = {
  id: "open-role",
  title: "No role lets everybody take it on",
  why: "Whoever takes a role on may do all that its policies allow, from any account of the cloud.",
  exemptable: true,
  resourceTypes: ["tencentcloud_cam_role", "tencentcloud_cam_role_by_name"],
  check: ({ values }) =>
    verdictOf(
      allowing(values["document"])
        .flatMap(everybodyIn)
        .map((value) => ({
          argument: "document",
          value,
          wrong: "everybody may take the role on",
          allowed: "named accounts, users, roles or services as principals",
        })),
    ),
};
