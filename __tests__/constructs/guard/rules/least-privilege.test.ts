import { elasticsearchWildcardRole } from "../../../../constructs/guard/rules/elasticsearch-wildcard-role";
import { mysqlWildcardAccount } from "../../../../constructs/guard/rules/mysql-wildcard-account";
import { openRole } from "../../../../constructs/guard/rules/open-role";
import { presetFullAccess } from "../../../../constructs/guard/rules/preset-full-access";
import { wildcardPermission } from "../../../../constructs/guard/rules/wildcard-permission";
import { one, testRules } from "./cases";

const SECRET = "qcs::ssm:ap-guangzhou::secret/creatorUin/*/retention_production_db";
const OBJECTS = "qcs::cos:ap-guangzhou:uid/1250000000:images-1250000000/*";
const GET = "name/cos:GetObject";

function allow(action: unknown, resource: unknown, effect = "allow") {
  return policy({ effect, action, resource });
}

function policy(statement: object) {
  const document = JSON.stringify({ version: "2.0", statement: [statement] });
  return one("tencentcloud_cam_policy", { name: "p", document });
}

function bucketPolicy(Action: unknown, Resource: unknown) {
  const Principal = { qcs: ["qcs::cam::uin/100000000001:uin/100000000002"] };
  return one("tencentcloud_cos_bucket_policy", {
    policy: JSON.stringify({ version: "2.0", Statement: [{ Principal, Effect: "Allow", Action, Resource }] }),
  });
}

/** As Fn.jsonencode writes it. */
function encoded(action: string, resource: string) {
  const document = `\${jsonencode({"statement" = [{"effect" = "allow", "action" = "${action}", "resource" = ["${resource}"]}]})}`;
  return one("tencentcloud_cam_policy", { document });
}

function role(principal: unknown, effect = "allow") {
  const statement = [{ action: ["name/sts:AssumeRole"], effect, principal }];
  return one("tencentcloud_cam_role", { document: JSON.stringify({ version: "2.0", statement }) });
}

function account(values: object) {
  return one("tencentcloud_mysql_privilege", { account_name: "a", global: [], ...values });
}

function secret(...privileges_list: readonly object[]) {
  return one("tencentcloud_ssm_product_secret", { product_name: "Mysql", privileges_list });
}

function clusterRole(values: object) {
  return one("elasticstack_elasticsearch_security_role", { name: "r", ...values });
}

testRules([
  {
    rule: wildcardPermission,
    compliant: [
      allow(["ssm:GetSecretValue"], [SECRET]),
      allow(GET, OBJECTS),
      allow("${var.action}", "${tencentcloud_cos_bucket.images.id}/*"),
      allow("*", "*", "deny"),
      policy({ effect: "deny", not_action: GET, not_resource: OBJECTS }),
      bucketPolicy([GET], [OBJECTS]),
      encoded(GET, OBJECTS),
    ],
    notApplicable: [
      one("tencentcloud_cam_policy", { document: "${jsonencode(local.policy)}" }),
      one("tencentcloud_cam_policy", { document: '{"statement":${jsonencode(local.statement)}}' }),
    ],
    wrong: [
      [
        one("tencentcloud_cam_policy", {
          document: JSON.stringify({
            Statement: [{ effect: "allow", action: "*", resource: OBJECTS }],
            statement: [{ effect: "deny", Effect: "allow", action: GET, Action: "cos:*", resource: OBJECTS }],
          }),
        }),
        'document = "*"',
        'document = "cos:*"',
      ],
      [
        one("tencentcloud_identity_center_role_configuration_permission_custom_policies_attachment", {
          policies: [
            {
              role_policy_document: JSON.stringify({
                statement: [{ effect: "allow", action: "*", resource: OBJECTS }],
              }),
            },
          ],
        }),
        'policies.role_policy_document = "*"',
      ],
      ...["*", "**", "cos:*", "name/cos:*", "name/cos:Get*", "name/cos:*Object*", "name/cos:?*"].map(
        (action) => [allow([action], [SECRET]), `document = "${action}"`] as const,
      ),
      [allow("name/cos:*", "*"), 'document = "name/cos:*"', 'document = "*"'],
      [allow(["ssm:GetSecretValue"], ["qcs::ssm:::*"]), 'document = "qcs::ssm:::*"'],
      [allow(GET, ["qcs::cos:::*-1250000000/*", OBJECTS]), 'document = "qcs::cos:::*-1250000000/*"'],
      [policy({ effect: "allow", action: GET }), "document.statement.resource = not set"],
      [policy({ effect: "allow", resource: OBJECTS }), "document.statement.action = not set"],
      [policy({ effect: "allow", not_action: GET, resource: OBJECTS }), 'document = "NotAction"'],
      [policy({ effect: "allow", NotAction: GET, resource: OBJECTS }), 'document = "NotAction"'],
      [policy({ effect: "allow", action: GET, not_resource: OBJECTS }), 'document = "NotResource"'],
      [
        one("tencentcloud_cam_policy_version", {
          policy_document: JSON.stringify({
            statement: { effect: "Allow", action: "*", resource: [SECRET] },
          }),
        }),
        'policy_document = "*"',
      ],
      [bucketPolicy("name/cos:*", "*"), 'policy = "name/cos:*"', 'policy = "*"'],
      [encoded("*", "*"), 'document = "*"', 'document = "*"'],
      [
        one("tencentcloud_cam_policy", {
          document: '{"statement":{"effect":"allow","action":"*","resource":"${join(":", ["qcs", "}"])}"}}',
        }),
        'document = "*"',
      ],
      [one("tencentcloud_cam_policy", { document: "{statement}" }), 'document = "{statement}"'],
    ],
  },
  {
    rule: openRole,
    compliant: [
      role({ service: ["scf.qcloud.com"] }),
      role({ qcs: ["qcs::cam::uin/100000000001:root"] }),
      role("*", "deny"),
      one("tencentcloud_cam_role", { document: "${var.document}" }),
    ],
    wrong: [
      [role("*"), 'document = "*"'],
      [role({ qcs: ["*"] }), 'document = "*"'],
      [role({ service: ["*"] }), 'document = "*"'],
      [role({ qcs: ["qcs::cam::anyone:anyone"] }), 'document = "qcs::cam::anyone:anyone"'],
      [
        one("tencentcloud_cam_role_by_name", {
          document: '{"statement":[{"effect":"allow","not_principal":{"qcs":["qcs::cam::uin/1:uin/2"]}}]}',
        }),
        'document = "NotPrincipal"',
      ],
    ],
  },
  {
    rule: mysqlWildcardAccount,
    compliant: [
      account({ database: [{ database_name: "monitoring", privileges: ["SELECT", "INSERT"] }] }),
      account({ global: ["PROCESS", "replication client", "SHOW DATABASES"] }),
      account({
        global: "${var.privileges}",
        database: { database_name: "${var.x}", privileges: ["SELECT"] },
      }),
      secret({ privilege_name: "DatabasePrivileges", database: "monitoring", privileges: ["SELECT"] }),
      secret({ privilege_name: "GlobalPrivileges", privileges: ["PROCESS"] }),
    ],
    wrong: [
      [account({ global: ["ALL PRIVILEGES"] }), 'global = ["ALL PRIVILEGES"]'],
      [account({ global: ["PROCESS", "SELECT"] }), 'global = ["SELECT"]'],
      [account({ database: [{ database_name: "%", privileges: ["SELECT"] }] }), 'database = ["SELECT"]'],
      [account({ table: [{ database_name: "d", table_name: "t", privileges: ["all"] }] }), 'table = ["all"]'],
      [secret({ privilege_name: "GlobalPrivileges", privileges: ["ALL"] }), 'privileges_list = ["ALL"]'],
      [
        secret(
          { privilege_name: "DatabasePrivileges", database: "monitoring", privileges: ["ALL PRIVILEGES"] },
          { privilege_name: "GlobalPrivileges", privileges: ["DELETE"] },
        ),
        'privileges_list = ["ALL PRIVILEGES"]',
        'privileges_list = ["DELETE"]',
      ],
      [
        one("tencentcloud_mysql_account_privilege", { database_names: ["a", "*"], privileges: ["SELECT"] }),
        'database_names = ["SELECT"]',
      ],
    ],
  },
  {
    rule: elasticsearchWildcardRole,
    compliant: [
      clusterRole({ cluster: ["monitor"], indices: [{ names: ["operation-log*"], privileges: ["read"] }] }),
      clusterRole({ indices: [{ names: [".ds-operation-log-?"], privileges: ["create_doc"] }] }),
      clusterRole({ cluster: "${var.cluster}", indices: { names: ["${var.index}"], privileges: ["read"] } }),
      one("elasticstack_elasticsearch_security_user", { username: "u", roles: ["operation-log-reader"] }),
    ],
    wrong: [
      [clusterRole({ cluster: ["all"] }), 'cluster = "all"'],
      [clusterRole({ cluster: ["cluster:*"] }), 'cluster = "cluster:*"'],
      [clusterRole({ run_as: ["*"] }), 'run_as = "*"'],
      [clusterRole({ indices: [{ names: ["a"], privileges: ["all"] }] }), 'indices.privileges = "all"'],
      [
        clusterRole({ indices: [{ names: ["a"], privileges: ["indices:*"] }] }),
        'indices.privileges = "indices:*"',
      ],
      ...["*", "?*", ".*", "*-log", "-*", "/.*/", "/a?.*/"].map(
        (name) =>
          [
            clusterRole({ indices: [{ names: [name], privileges: ["read"] }] }),
            `indices.names = "${name}"`,
          ] as const,
      ),
      [
        clusterRole({ remote_indices: [{ clusters: ["c"], names: ["*"], privileges: ["read"] }] }),
        'remote_indices.names = "*"',
      ],
      [one("elasticstack_elasticsearch_security_user", { roles: ["superuser"] }), 'roles = "superuser"'],
      [
        one("elasticstack_elasticsearch_security_role_mapping", { roles: ["superuser"] }),
        'roles = "superuser"',
      ],
    ],
  },
  {
    rule: presetFullAccess,
    compliant: [
      one("tencentcloud_cam_role_policy_attachment_by_name", { policy_name: "purge" }),
      one("tencentcloud_cam_user_policy_attachment", { policy_id: "${tencentcloud_cam_policy.p.id}" }),
      {
        ...one("tencentcloud_cam_user_policy_attachment", { policy_id: "17" }),
        ...one("tencentcloud_cam_policy", { id: "17" }),
      },
    ],
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
      [
        one("tencentcloud_cam_role_policy_attachment_by_name", { policy_name: "QcloudCOSDataFullControl" }),
        'policy_name = "QcloudCOSDataFullControl"',
      ],
      [one("tencentcloud_cam_user_policy_attachment", { policy_id: "1" }), 'policy_id = "1"'],
    ],
  },
]);
