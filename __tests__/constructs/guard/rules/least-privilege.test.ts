import { presetFullAccess } from "../../../../constructs/guard/rules/preset-full-access";
import { wildcardPermission } from "../../../../constructs/guard/rules/wildcard-permission";
import { one, testRules } from "./cases";

const SECRET = "qcs::ssm:ap-guangzhou::secret/creatorUin/*/retention_production_db";

function allow(action: unknown, resource: unknown, effect = "allow") {
  const document = JSON.stringify({ version: "2.0", statement: [{ effect, action, resource }] });
  return one("tencentcloud_cam_policy", { name: "p", document });
}

testRules([
  {
    rule: wildcardPermission,
    compliant: [
      allow(["ssm:GetSecretValue"], [SECRET]),
      allow("name/cos:GetObject", "qcs::cos:ap-guangzhou:uid/1250000000:images-1250000000/*"),
      allow("*", "*", "deny"),
      one("tencentcloud_cam_policy", { document: "${jsonencode(local.policy)}" }),
    ],
    wrong: [
      [allow(["*"], [SECRET]), 'document = "*"'],
      [allow(["**"], [SECRET]), 'document = "**"'],
      [allow(["cos:*"], [SECRET]), 'document = "cos:*"'],
      [allow("name/cos:*", "*"), 'document = "name/cos:*"', 'document = "*"'],
      [allow(["ssm:GetSecretValue"], ["qcs::ssm:::*"]), 'document = "qcs::ssm:::*"'],
      [
        one("tencentcloud_cam_policy_version", {
          policy_document: JSON.stringify({
            statement: { effect: "Allow", action: "*", resource: [SECRET] },
          }),
        }),
        'policy_document = "*"',
      ],
    ],
  },
  {
    rule: presetFullAccess,
    compliant: [one("tencentcloud_cam_role_policy_attachment_by_name", { policy_name: "purge" })],
    wrong: [
      [
        one("tencentcloud_cam_role_policy_attachment_by_name", { policy_name: "QcloudCOSFullAccess" }),
        'policy_name = "QcloudCOSFullAccess"',
      ],
      [
        one("tencentcloud_cam_user_policy_attachment", {
          policy_id: "1",
          policy_name: "qcloudcosfullaccess",
        }),
        'policy_name = "qcloudcosfullaccess"',
      ],
      [
        one("tencentcloud_cam_group_policy_attachment", { policy_id: "AdministratorAccess" }),
        'policy_id = "AdministratorAccess"',
      ],
      [
        one("tencentcloud_cam_role_policy_attachment_by_name", { policy_name: "AdministratorAccess" }),
        'policy_name = "AdministratorAccess"',
      ],
    ],
  },
]);
