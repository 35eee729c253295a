import { anonymousLogTopic } from "../../../../constructs/guard/rules/anonymous-log-topic";
import { bucketEncryption } from "../../../../constructs/guard/rules/bucket-encryption";
import { destroyProtection } from "../../../../constructs/guard/rules/destroy-protection";
import { elasticsearchAuthentication } from "../../../../constructs/guard/rules/elasticsearch-authentication";
import { elasticsearchEncryption } from "../../../../constructs/guard/rules/elasticsearch-encryption";
import { elasticsearchPublicAddress } from "../../../../constructs/guard/rules/elasticsearch-public-address";
import { elasticsearchTls } from "../../../../constructs/guard/rules/elasticsearch-tls";
import { kibanaPublicAddress } from "../../../../constructs/guard/rules/kibana-public-address";
import { mysqlPublicAddress } from "../../../../constructs/guard/rules/mysql-public-address";
import { mysqlTls } from "../../../../constructs/guard/rules/mysql-tls";
import { mysqlWellKnownPort } from "../../../../constructs/guard/rules/mysql-well-known-port";
import { openSecurityGroup } from "../../../../constructs/guard/rules/open-security-group";
import { preventDestroy } from "../../../../constructs/guard/rules/prevent-destroy";
import { publicAcl } from "../../../../constructs/guard/rules/public-acl";
import { publicBucketPolicy } from "../../../../constructs/guard/rules/public-bucket-policy";
import { bucket, cluster, type Configured, judge, mysql, MYSQL_ID } from "./judge";
import { one, testRules } from "./cases";

function ssl(status: string): Configured {
  return { tencentcloud_mysql_ssl: { tls: { instance_id: MYSQL_ID, status } } };
}

function policy(principal: unknown, effect = "allow"): Configured {
  const Statement = [
    { Principal: principal, Effect: effect, Action: ["name/cos:GetObject"], Resource: ["*"] },
  ];
  return one("tencentcloud_cos_bucket_policy", {
    bucket: "images-1250000000",
    policy: JSON.stringify({ version: "2.0", Statement }),
  });
}

function policyExcept(NotPrincipal: unknown, Effect: string): Configured {
  return one("tencentcloud_cos_bucket_policy", {
    policy: JSON.stringify({ Statement: { NotPrincipal, Effect, Action: "name/cos:GetObject" } }),
  });
}

const NAMED = { qcs: ["qcs::cam::uin/100000000001:uin/100000000002"] };
const ANYONE = "qcs::cam::anyone:anyone";
const GROUP = (rule: object) =>
  one("tencentcloud_security_group_rule_set", { security_group_id: "sg-1", ...rule });
const LITE = (...ingress: string[]) => one("tencentcloud_security_group_lite_rule", { ingress });
const RULE = (rule: object) =>
  one("tencentcloud_security_group_rule", { type: "ingress", policy: "accept", ...rule });

const SLASH_8 = Array.from({ length: 256 }, (_, i) => `${i}.0.0.0/8`);

testRules([
  {
    rule: mysqlPublicAddress,
    compliant: [mysql({ internet_service: 0 }), mysql({}), mysql({ internet_service: "${var.public}" })],
    wrong: [
      [mysql({ internet_service: 1 }), "internet_service = 1"],
      [mysql({ internet_service: "1" }), "internet_service = 1"],
      [mysql({ internet_service: true }), "internet_service = 1"],
    ],
  },
  {
    rule: mysqlWellKnownPort,
    compliant: [mysql({ intranet_port: 13306 }), mysql({ intranet_port: "${var.port}" })],
    wrong: [
      [mysql({ intranet_port: 3306 }), "intranet_port = 3306"],
      [mysql({}), "intranet_port = not set"],
      [one("tencentcloud_mysql_dr_instance", { intranet_port: "3306" }), "intranet_port = 3306"],
    ],
  },
  {
    rule: mysqlTls,
    compliant: [mysql({}, ssl("ON")), mysql({}, ssl("${var.tls}"))],
    wrong: [
      [mysql({}), "tencentcloud_mysql_ssl = not set"],
      [mysql({}, ssl("OFF")), 'status = "OFF"'],
    ],
  },
  {
    rule: elasticsearchPublicAddress,
    compliant: [cluster({ public_access: "CLOSE" }), cluster({})],
    wrong: [[cluster({ public_access: "open" }), 'public_access = "OPEN"']],
  },
  {
    rule: kibanaPublicAddress,
    compliant: [
      cluster({ kibana_public_access: "CLOSE" }),
      cluster({ kibana_public_access: "${var.kibana}" }),
    ],
    wrong: [
      [cluster({ kibana_public_access: "OPEN" }), 'kibana_public_access = "OPEN"'],
      [cluster({}), "kibana_public_access = not set"],
    ],
  },
  {
    rule: elasticsearchTls,
    compliant: [cluster({ protocol: "https" })],
    wrong: [
      [cluster({ protocol: "http" }), 'protocol = "http"'],
      [cluster({}), "protocol = not set"],
    ],
  },
  {
    rule: elasticsearchAuthentication,
    compliant: [cluster({}), cluster({ license_type: "basic", basic_security_type: 2 })],
    wrong: [
      [cluster({ license_type: "basic" }), "basic_security_type = not set"],
      [cluster({ license_type: "basic", basic_security_type: 1 }), "basic_security_type = 1"],
      [cluster({ license_type: "oss", basic_security_type: 2 }), 'license_type = "oss"'],
    ],
  },
  {
    rule: elasticsearchEncryption,
    compliant: [cluster({ node_info_list: [{ node_num: 2, encrypt: true }] })],
    wrong: [
      [
        cluster({ node_info_list: [{ encrypt: true }, { type: "dedicatedMaster" }] }),
        "node_info_list.encrypt = not set",
      ],
      [cluster({ node_info_list: { encrypt: false } }), "node_info_list.encrypt = false"],
    ],
  },
  {
    rule: publicAcl,
    compliant: [
      bucket({ acl: "private" }),
      bucket({}),
      bucket({ acl_body: "<Grantee><ID>1</ID></Grantee>" }),
    ],
    wrong: [
      [bucket({ acl: "authenticated-read" }), 'acl = "authenticated-read"'],
      [bucket({ acl: "Public-Read" }), 'acl = "Public-Read"'],
      [bucket({ acl: "public-read" }), 'acl = "public-read"'],
      [
        bucket({ acl: "private", acl_body: "<URI>http://cam.qcloud.com/groups/global/AllUsers</URI>" }),
        'acl_body = "groups/global/AllUsers"',
      ],
      [
        one("tencentcloud_cos_bucket_object", { key: "a", acl: "public-read-write" }),
        'acl = "public-read-write"',
      ],
    ],
  },
  {
    rule: publicBucketPolicy,
    compliant: [
      policy(NAMED),
      policy("*", "deny"),
      // Every user of one account, which is named.
      policy({ qcs: ["qcs::cam::uin/100000000001:uin/*"] }),
      policyExcept(NAMED, "deny"),
    ],
    wrong: [
      [one("tencentcloud_cos_bucket_policy", { policy: "{nope" }), 'policy = "{nope"'],
      [policy("*"), 'policy = "*"'],
      ...[
        "qcs::cam::*:*",
        "qcs::cam::uin/*:uin/*",
        "uin/*:uin/*",
        "QCS::CAM::Anyone:Anyone",
        "anonymous",
        "qcs::cam::anonymous:anonymous",
      ].map((everybody) => [policy({ qcs: [everybody] }), `policy = "${everybody}"`] as const),
      [policyExcept(NAMED, "Allow"), 'policy = "NotPrincipal"'],
      [policy({ qcs: [...NAMED.qcs, ANYONE] }), `policy = "${ANYONE}"`],
      [
        one("tencentcloud_cos_bucket_policy", {
          policy: JSON.stringify({ principal: { qcs: ["*"] }, statement: { effect: "Allow", action: "*" } }),
        }),
        'policy = "*"',
      ],
    ],
  },
  {
    rule: bucketEncryption,
    compliant: [
      bucket({ encryption_algorithm: "AES256" }),
      bucket({ encryption_algorithm: "${var.algorithm}" }),
    ],
    wrong: [
      [bucket({}), "encryption_algorithm = not set"],
      [bucket({ encryption_algorithm: "" }), "encryption_algorithm = not set"],
    ],
  },
  {
    rule: openSecurityGroup,
    compliant: [
      GROUP({
        ingress: [
          { action: "ACCEPT", cidr_block: "10.0.0.0/8" },
          { action: "DROP", cidr_block: "0.0.0.0/0" },
        ],
      }),
      GROUP({ egress: [{ action: "ACCEPT", cidr_block: "0.0.0.0/0" }] }),
      LITE("ACCEPT#10.0.0.0/8#13306#TCP", "DROP#0.0.0.0/0#ALL#ALL"),
      LITE("ACCEPT#10.0.0.0/8#ALL#ALL", "ACCEPT#172.16.0.0/12#ALL#ALL", "ACCEPT#203.0.113.0/24#ALL#ALL"),
      RULE({ cidr_ip: "10.0.0.0/8" }),
      RULE({ cidr_ip: "fc00::/7" }),
      RULE({ cidr_ip: "2400::/16" }),
      RULE({ cidr_ip: "203.0.113.7" }),
      RULE({ cidr_ip: "10.0.0.1-10.0.0.9" }),
      RULE({ cidr_ip: "${var.source}" }),
      RULE({ source_sgid: "sg-2" }),
      RULE({ address_template: [{ template_id: "ipm-1" }] }),
      GROUP({ ingress: [{ action: "ACCEPT", source_security_id: "sg-2" }] }),
      RULE({ cidr_ip: "0.0.0.0/0", policy: "drop" }),
      RULE({ cidr_ip: "0.0.0.0/0", type: "egress" }),
    ],
    wrong: [
      [LITE(...SLASH_8.map((range) => `ACCEPT#${range}#ALL#ALL`)), `ingress = ${JSON.stringify(SLASH_8)}`],
      [GROUP({ ingress: { action: "ACCEPT", cidr_block: "0.0.0.0/0" } }), 'ingress.cidr_block = "0.0.0.0/0"'],
      [
        GROUP({ ingress: [{ action: "ACCEPT", ipv6_cidr_block: "::/0" }] }),
        'ingress.ipv6_cidr_block = "::/0"',
      ],
      [LITE("ACCEPT#0.0.0.0/0#80-90#TCP"), 'ingress = "0.0.0.0/0"'],
      ...[
        "::/0",
        "0.0.0.0",
        "0.0.0.0/00",
        "0.0.0.0/1",
        "128.0.0.0/7",
        "0.0.0.0-255.255.255.255",
        "::",
        "2000::/3",
        "8000::/1",
        "::ffff:0:0/96",
        "::ffff:0.0.0.0/96",
      ].map((range) => [RULE({ cidr_ip: range }), `cidr_ip = "${range}"`] as const),
      [RULE({ cidr_ip: "0.0.0.0/0", type: "INGRESS" }), 'cidr_ip = "0.0.0.0/0"'],
      [RULE({}), "cidr_ip = not set"],
      [RULE({ cidr_ip: "", address_template: [] }), "cidr_ip = not set"],
      [GROUP({ ingress: [{ action: "ACCEPT", port: "22" }] }), "ingress = not set"],
      [LITE("ACCEPT"), "ingress = not set"],
      [
        one("tencentcloud_address_extra_template", { addresses_extra: [{ address: "0.0.0.0/0" }] }),
        'addresses_extra.address = "0.0.0.0/0"',
      ],
      [one("tencentcloud_address_template", { addresses: ["0.0.0.0/0"] }), 'addresses = "0.0.0.0/0"'],
      [
        cluster({ es_public_acl: [{ white_ip_list: ["0.0.0.0/0"] }] }),
        'es_public_acl.white_ip_list = "0.0.0.0/0"',
      ],
    ],
  },
  {
    rule: anonymousLogTopic,
    compliant: [one("tencentcloud_cls_topic", { topic_name: "t", is_web_tracking: false })],
    wrong: [
      [
        one("tencentcloud_cls_topic", { extends: [{ anonymous_access: [{ operations: ["trackLog"] }] }] }),
        'extends.anonymous_access = ["trackLog"]',
      ],
      [one("tencentcloud_cls_topic", { is_web_tracking: "1" }), "is_web_tracking = true"],
      [one("tencentcloud_cls_topic", { is_web_tracking: true }), "is_web_tracking = true"],
    ],
  },
  {
    rule: destroyProtection,
    compliant: [
      mysql({ destroy_protect: "on" }),
      cluster({ enable_destroy_protection: "OPEN" }),
      bucket({}),
      mysql({ destroy_protect: "${var.protection}" }),
    ],
    wrong: [
      [mysql({}), "destroy_protect = not set"],
      [cluster({ enable_destroy_protection: "CLOSE" }), 'enable_destroy_protection = "CLOSE"'],
      [bucket({ force_clean: true }), "force_clean = true"],
    ],
  },
  {
    rule: preventDestroy,
    compliant: [mysql({ lifecycle: { prevent_destroy: true } })],
    wrong: [
      [mysql({}), "lifecycle.prevent_destroy = not set"],
      [
        one("tencentcloud_mysql_backup_policy", { lifecycle: [{ prevent_destroy: false }] }),
        "lifecycle.prevent_destroy = not set",
      ],
    ],
  },
]);

test("where the environment wants no protection against destruction, none is asked for", () => {
  const off = { destroyProtection: false };

  expect(judge(destroyProtection, mysql({}), off)).toBe("not-applicable");
  expect(judge(preventDestroy, mysql({}), off)).toBe("not-applicable");
});
