import { TerraformStack, Testing } from "cdktf";
import { Period } from "../../policy/period";
import { PUBLIC_ACCESS, publicAccess } from "../../testing/public-access";
import { WORST } from "../../testing/worst-case";
import { deployed, shippedEnvironment, shippedSchedule } from "../stacks/deployment";
import { deployedWithIlm, ilmSchedule } from "../stacks/ilm-deployment";
import { samplePolicy } from "../schedule/sample-policy";
import "../../testing";

const WHY = "not known before the apply, and decides the answer";
const ALLOWED = "allowed: a value in the configuration, or a reference to an argument that has one";
const EVER = Period.years(100);

/** JSON with resources by type: each is called `it`. */
function withResources(resource: Readonly<Record<string, object>>): string {
  const named = Object.entries(resource).map(([type, body]) => [type, "it" in body ? body : { it: body }]);
  return JSON.stringify({
    variable: { d: { default: "public-read" } },
    resource: Object.fromEntries(named) as object,
  });
}

const BUCKET = {
  lifecycle_rules: [
    {
      expiration: { days: 30 },
      non_current_expiration: { non_current_days: 1 },
      abort_incomplete_multipart_upload: { days_after_initiation: 1 },
    },
  ],
};

describe("toHaveNoPublicAccess", () => {
  it.each([
    ["tencentcloud_cos_bucket", { acl: "${var.d}" }, 'public-acl: acl is "${var.d}"'],
    ["tencentcloud_cos_bucket", { acl_body: "<ID>${var.d}</ID>" }, "public-acl: acl_body is"],
    ["tencentcloud_cos_bucket_object", { acl: "${local.d}" }, "public-acl: acl is"],
    ["tencentcloud_mysql_instance", { internet_service: "${var.d}" }, "internet_service is"],
    [
      "tencentcloud_elasticsearch_instance",
      { kibana_public_access: "${var.d}" },
      "kibana-public-address: kibana_public_access is",
    ],
    [
      "tencentcloud_security_group_rule_set",
      { ingress: [{ action: "ACCEPT", cidr_block: "${var.d}" }] },
      "ingress.cidr_block is",
    ],
    ["tencentcloud_security_group_rule_set", { ingress: "${var.d}" }, "ingress is"],
    ["tencentcloud_security_group_lite_rule", { ingress: ["ACCEPT#${var.d}#22#TCP"] }, "ingress is"],
    ["tencentcloud_cos_bucket_policy", { policy: "${data.a.b.json}" }, "public-bucket-policy: policy is"],
    [
      "tencentcloud_cos_bucket_policy",
      { policy: '{"Statement":[{"Effect":"allow","Principal":{"qcs":["${var.d}"]}}]}' },
      "policy.Statement.Principal.qcs is",
    ],
    [
      "tencentcloud_cos_bucket_policy",
      {
        policy: JSON.stringify({
          Statement: [{ Effect: "allow", Principal: { qcs: ['${replace(var.d, "\\"}", "")}'] } }],
        }),
      },
      "policy.Statement.Principal.qcs is",
    ],
  ])("refuses %s with %j, with .not as well", (type, body, complaint) => {
    const terraform = withResources({ [type]: { kibana_public_access: "CLOSE", ...body } });

    for (const expectation of [expect(terraform), expect(terraform).not]) {
      expect(() => expectation.toHaveNoPublicAccess()).toThrow(
        new RegExp(`^${type}.it: .*${complaint.replace(/[$.{}]/g, "\\$&")}.*: ${WHY}; ${ALLOWED}; `),
      );
    }
  });

  it.each([
    ["tencentcloud_security_group_rule_set", { ingress: [{ action: "DROP", cidr_block: "${var.d}" }] }],
    ["tencentcloud_security_group_rule", { type: "egress", policy: "ACCEPT", cidr_ip: "${var.d}" }],
    [
      "tencentcloud_cos_bucket_policy",
      {
        policy:
          '{"Statement":[{"Effect":"allow","Resource":"${var.d}","Principal":{"qcs":["qcs::cam::uin/100:roleName/${var.d}"]}}]}',
      },
    ],
    ["tencentcloud_cos_bucket", { bucket: "${var.d}", tags: { acl_of: "${var.d}" } }],
  ])("needs not know what decides nothing: %s with %j", (type, body) => {
    expect(withResources({ [type]: body })).toHaveNoPublicAccess();
  });

  it("follows references to arguments that are set, and knows that an id opens nothing", () => {
    const withRange = (cidr: string) =>
      withResources({
        tencentcloud_vpc: { cidr_block: cidr },
        tencentcloud_security_group_rule_set: {
          ingress: [{ action: "ACCEPT", cidr_block: "${tencentcloud_vpc.it.cidr_block}" }],
        },
        tencentcloud_cam_role: { name: "reader" },
        tencentcloud_cos_bucket_policy: {
          policy:
            '{"Statement":[{"Effect":"allow","Principal":{"qcs":["${tencentcloud_cam_role.it.role_arn}"]}}]}',
        },
      });

    expect(withRange("10.0.0.0/16")).toHaveNoPublicAccess();
    expect(withRange("0.0.0.0/0")).not.toHaveNoPublicAccess();
    expect(() => expect(withRange("${var.range}")).toHaveNoPublicAccess()).toThrow(WHY);
  });

  it("says that something is open, whatever else is not known", () => {
    const terraform = withResources({
      tencentcloud_cos_bucket: { one: { acl: "${var.d}" }, it: { acl: "public-read" } },
    });

    expect(terraform).not.toHaveNoPublicAccess();
  });

  it("knows the worst of every type that a rule looks at", () => {
    const types = [...new Set(PUBLIC_ACCESS.flatMap(({ resourceTypes }) => resourceTypes))];

    expect(Object.keys(WORST).sort()).toEqual(types.sort());
    for (const [type, values] of Object.entries(WORST)) {
      expect(publicAccess([{ address: `${type}.it`, type, values, references: {} }])).not.toEqual([]);
    }
  });
});

describe("toExpireWithin", () => {
  const period = (change: object) => ({ ...BUCKET, ...change });

  it.each([
    ["tencentcloud_cos_bucket", period({ versioning_enable: "${var.d}" }), "versioning_enable"],
    [
      "tencentcloud_cos_bucket",
      { lifecycle_rules: [{ expiration: { days: "${var.d}" } }] },
      "lifecycle_rules.expiration.days",
    ],
    ["tencentcloud_cos_bucket", { lifecycle_rules: "${var.d}" }, "lifecycle_rules"],
    ["tencentcloud_cos_bucket_version", { bucket: "b", status: "${var.d}" }, "status"],
    ["tencentcloud_mysql_backup_policy", { retention_period: "${var.d}" }, "retention_period"],
    ["tencentcloud_elasticsearch_index", { index_meta_json: "${var.d}" }, "index_meta_json"],
    ["elasticstack_elasticsearch_snapshot_lifecycle", { indices: ["${var.d}"] }, "indices"],
    ["elasticstack_elasticsearch_index_lifecycle", { delete: [{ min_age: "${var.d}" }] }, "delete.min_age"],
  ])("refuses %s with %j, with .not as well", (type, body, argument) => {
    const terraform = withResources({ tencentcloud_cos_bucket: BUCKET, [type]: body });
    const complaint = `${type}.it: ${argument} is "\${var.d}": ${WHY}; ${ALLOWED}`;

    for (const expectation of [expect(terraform), expect(terraform).not]) {
      expect(() => expectation.toExpireWithin(EVER)).toThrow(complaint);
    }
  });

  it("refuses the configuration of a row purge, and not the data of anything else", () => {
    const purge = { tencentcloud_cos_bucket: BUCKET, tencentcloud_scf_function: { name: "purge" } };
    const data = (triggers_replace: string) => ({ input: "${var.d}", triggers_replace });

    expect(() =>
      expect(withResources({ ...purge, terraform_data: data("purge") })).toExpireWithin(EVER),
    ).toThrow(`terraform_data.it: input is "\${var.d}": ${WHY}; ${ALLOWED}`);
    expect(withResources({ ...purge, terraform_data: data("other") })).toExpireWithin(Period.days(32));
  });

  it("needs not know when a function runs that deletes nothing", () => {
    const terraform = withResources({
      tencentcloud_cos_bucket: { ...BUCKET, bucket: "${var.d}" },
      tencentcloud_scf_function: { name: "mail", timeout: "${var.d}", environment: { TO: "${var.d}" } },
      tencentcloud_scf_trigger: {
        function_name: "${tencentcloud_scf_function.it.name}",
        type: "timer",
        trigger_desc: "${var.d}",
      },
    });

    expect(terraform).toExpireWithin(Period.days(32));
  });

  it("finds the index of a snapshot policy that names it by a reference", () => {
    const terraform = withResources({
      tencentcloud_elasticsearch_index: {
        index_name: "steps",
        index_type: "auto",
        index_meta_json: JSON.stringify({
          options: { "expire.max_age": "30d", "rollover.max_age": "1d", write_mode: "time_partition" },
        }),
      },
      elasticstack_elasticsearch_snapshot_lifecycle: {
        indices: ["${tencentcloud_elasticsearch_index.it.index_name}"],
        schedule: "0 0 1 * * ?",
        expire_after: "400d",
      },
    });

    expect(terraform).toExpireWithin(Period.days(435));
    expect(terraform).not.toExpireWithin(Period.days(425));
  });
});

describe("toHonourRetention", () => {
  function stack(exempt: readonly string[] = []): TerraformStack {
    const stack = new TerraformStack(Testing.app(), "stack");
    stack.addOverride("resource.tencentcloud_cos_bucket.it", {
      ...BUCKET,
      acl: "${var.d}",
      versioning_enable: "${var.d}",
      encryption_algorithm: "AES256",
    });
    const written = exempt.map((rule) => ({
      rule,
      resources: ["tencentcloud_cos_bucket.it"],
      reason: "no data",
    }));
    stack.addOverride("output.retention-exemptions.value", JSON.stringify(written));
    return stack;
  }

  it("refuses what it would have to know, but for what is exempted", () => {
    const policy = samplePolicy();
    const honour = (exempt: readonly string[]) => () => expect(stack(exempt)).toHonourRetention(policy);

    expect(honour(["undeclared-data"])).toThrow(`public-acl: acl is "\${var.d}": ${WHY}`);
    expect(honour(["undeclared-data", "public-acl"])).not.toThrow();
    expect(honour([])).toThrow("undeclared-data");
  });

  it("refuses a store whose period it would have to know", () => {
    const bucket = JSON.stringify({
      resource: {
        tencentcloud_cos_bucket: {
          it: {
            ...BUCKET,
            acl: "private",
            versioning_enable: "${var.d}",
            encryption_algorithm: "AES256",
            tags: { store: "images" },
          },
        },
      },
    });

    expect(() => expect(bucket).toHonourRetention(samplePolicy(), { destroyProtection: false })).toThrow(
      `tencentcloud_cos_bucket.it: versioning_enable is "\${var.d}": ${WHY}; ${ALLOWED}`,
    );
  });
});

describe("what this project deploys", () => {
  it("is known as far as the matchers ask", () => {
    const production = JSON.stringify(deployed("production", shippedEnvironment("production")));

    expect(production).toHonourRetention(shippedSchedule());
    expect(production).toHaveNoPublicAccess();
    expect(production).toExpireWithin(EVER);
  });

  it("is known under ilm", () => {
    const { dataStores, indexLifecycle } = deployedWithIlm();

    for (const stack of [dataStores, indexLifecycle].map((json) => JSON.stringify(json))) {
      expect(stack).toHonourRetention(ilmSchedule());
      expect(stack).toHaveNoPublicAccess();
      expect(stack).toExpireWithin(EVER);
    }
  });
});

describe("a dynamic block that deletes", () => {
  const RULES = { dynamic: { lifecycle_rules: { for_each: "", content: BUCKET.lifecycle_rules[0] } } };
  const withForEach = (for_each: unknown) =>
    withResources({
      tencentcloud_cos_bucket: {
        dynamic: { lifecycle_rules: { ...RULES.dynamic.lifecycle_rules, for_each } },
      },
    });

  it("is not known to be there if its elements are not", () => {
    expect(() => expect(withForEach("${var.on ? [1] : []}")).toExpireWithin(EVER)).toThrow(
      `lifecycle_rules is "\${var.on ? [1] : []}": ${WHY}`,
    );
  });

  it.each(["${[]}", "${toset([])}"])("is not there for each of %s", (none) => {
    expect(() => expect(withForEach(none)).toExpireWithin(EVER)).toThrow("is never gone");
  });

  it("is there for what there is", () => {
    expect(withForEach([1])).toExpireWithin(EVER);
  });
});

it("toExpireWithin says what it does not know of, with .not as well", () => {
  const terraform = withResources({ tencentcloud_cos_bucket: BUCKET, tencentcloud_redis_instance: {} });

  for (const expectation of [expect(terraform), expect(terraform).not]) {
    expect(() => expectation.toExpireWithin(EVER)).toThrow(
      "tencentcloud_redis_instance.it: tencentcloud_redis_instance is not simulated",
    );
  }
});

it.each([
  "${jsonencode(local.document)}",
  '${jsonencode({"statement" = concat([{"effect" = "allow", "action" = ["*"], "resource" = ["*"]}])})}',
  '${jsonencode({"statement" = [{"effect" = "allow", "action" = local.actions, "resource" = ["qcs::cos:::images-1250000000/*"]}]})}',
])("toHonourRetention does not know what %s allows", (document) => {
  const terraform = withResources({ tencentcloud_cam_policy: { name: "p", document } });

  expect(() => expect(terraform).toHonourRetention(samplePolicy())).toThrow(
    "tencentcloud_cam_policy.it: wildcard-permission: document is",
  );
  expect(() => expect(terraform).toHonourRetention(samplePolicy())).toThrow(WHY);
});
