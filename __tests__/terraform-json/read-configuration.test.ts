import { isKnown } from "../../terraform-json/arguments";
import { configurationOf, parseConfiguration } from "../../terraform-json/read-configuration";
import { Resources } from "../../terraform-json/resources";

const FILE = "cdk.tf.json";

function configured(resource: object, more: object = {}) {
  const text = JSON.stringify({ provider: {}, resource, ...more });
  return configurationOf(parseConfiguration(text, FILE)).resources;
}

test("a resource has its address, its construct, its arguments, and none of Terraform's own", () => {
  const [bucket] = configured({
    tencentcloud_cos_bucket: {
      images: {
        "//": { metadata: { path: "stack/images/Resource" } },
        bucket: "images-1250000000",
        acl: null,
        depends_on: ["tencentcloud_vpc.main"],
        lifecycle: { prevent_destroy: true, ignore_changes: ["acl"] },
      },
    },
  });

  expect(bucket).toEqual({
    address: "tencentcloud_cos_bucket.images",
    type: "tencentcloud_cos_bucket",
    constructPath: "stack/images/Resource",
    values: { bucket: "images-1250000000" },
    references: {},
    preventDestroy: true,
    ignoreChanges: ["acl"],
  });
});

test("secrets are left out, whoever wrote them", () => {
  const text = JSON.stringify(
    configured({
      tencentcloud_mysql_instance: { db: { root_password: "hunter2", instance_name: "db" } },
      tencentcloud_ssm_secret_version: { v: { secret_string: "hunter2", secret_name: "s" } },
      tencentcloud_scf_function: { f: { environment: { DB_PASSWORD: "hunter2", DB_HOST: "h" } } },
    }),
  );

  expect(text).not.toContain("hunter2");
  expect(text).toContain('"secret_name":"s"');
  expect(text).toContain('"DB_HOST":"h"');
});

test("references are found in nested blocks, in templates and through local values, and only to what there is", () => {
  const [function_] = configured(
    {
      tencentcloud_scf_function: {
        f: {
          environment: { URL: "mysql://${tencentcloud_mysql_instance.db.intranet_ip}:1" },
          role: "${local.role}",
          name: "$${tencentcloud_mysql_instance.db.id}",
          vpc_id: "${data.tencentcloud_mysql_instance.db.id}",
          description: "tencentcloud_mysql_instance.db in words, ${tencentcloud_vpc.missing.id}",
        },
      },
      tencentcloud_mysql_instance: { db: {} },
      tencentcloud_cam_role: { r: {} },
    },
    { locals: { role: "${tencentcloud_cam_role.r.name}-${local.role}" } },
  );

  expect(function_?.references).toEqual({
    environment: ["tencentcloud_mysql_instance.db"],
    role: ["tencentcloud_cam_role.r"],
  });
});

test("lists in the place of objects are read as Terraform does", () => {
  const resource = [
    { tencentcloud_vpc: [{ a: [{ name: "a" }] }] },
    { tencentcloud_vpc: { b: { name: "b" } } },
  ];
  expect(configured(resource).map(({ address }) => address)).toEqual([
    "tencentcloud_vpc.a",
    "tencentcloud_vpc.b",
  ]);
});

test("a resource with a count of 0 is not there, and nothing refers to it", () => {
  const [bucket, ...others] = configured({
    tencentcloud_vpc: { none: { count: 0 }, text: { count: "0" } },
    tencentcloud_cos_bucket: { b: { count: "${var.count}", bucket: "${tencentcloud_vpc.none.id}" } },
  });

  expect(others).toEqual([]);
  expect(bucket).toMatchObject({ address: "tencentcloud_cos_bucket.b", references: {} });
});

test.each<[string, object, unknown]>([
  [
    "once for each element of a list, beside what is written out",
    {
      ingress: { port: "22" },
      dynamic: {
        ingress: { for_each: ["443", "80"], content: { port: "${ingress.value}", n: "${ingress.key}" } },
      },
    },
    { ingress: [{ port: "22" }, { port: "443", n: 0 }, { port: "80", n: 1 }] },
  ],
  [
    "once for each element of a map, by the name of its iterator",
    {
      dynamic: [
        {
          ingress: [
            {
              for_each: { web: { port: 443 } },
              iterator: "one",
              content: [{ port: "${one.value.port}", name: "${one.key}", other: "${ingress.value}" }],
            },
          ],
        },
      ],
    },
    { ingress: [{ port: 443, name: "web", other: "${ingress.value}" }] },
  ],
  [
    "not at all for no element",
    { dynamic: { ingress: { for_each: [], content: { port: 1 } } } },
    { ingress: [] },
  ],
  [
    "once if only Terraform knows the elements",
    {
      dynamic: {
        ingress: { for_each: "${var.ports}", content: { port: "${ingress.value}", action: "ACCEPT" } },
      },
    },
    { ingress: [{ port: "${ingress.value}", action: "ACCEPT" }] },
  ],
  [
    "inside of blocks",
    { rule: [{ dynamic: { expiration: { for_each: [30], content: { days: "${expiration.value}" } } } }] },
    { rule: [{ expiration: [{ days: 30 }] }] },
  ],
  ["but no argument of that name", { tags: { dynamic: "yes" } }, { tags: { dynamic: "yes" } }],
])("dynamic blocks are written out %s", (_, body, values) => {
  expect(configured({ tencentcloud_vpc: { v: body } })[0]?.values).toEqual(values);
});

test("outputs are read, but no sensitive ones", () => {
  const output = { a: { value: "1" }, b: { value: "2", sensitive: true } };
  expect(configurationOf({ output }).outputs).toEqual({ a: "1" });
});

test.each([
  ["${var.days}", false],
  ["%{ if var.x }a%{ endif }", false],
  ["$${var.days}", true],
  [{ days: ["${var.days}"] }, false],
  [{ days: [30] }, true],
  [undefined, true],
])("whether %j is known: %s", (value, known) => {
  expect(isKnown(value)).toBe(known);
});

test("resources are linked by references, and by names that are known", () => {
  const resources = new Resources(
    configured({
      tencentcloud_cos_bucket: {
        a: { bucket: "a-1250000000", log_target_bucket: "b-1250000000" },
        b: { bucket: "b-1250000000", log_target_bucket: "${tencentcloud_cos_bucket.a.bucket}" },
      },
    }),
  );
  const [a, b] = resources.all;
  if (!a || !b) throw new Error("there are two");

  expect(resources.named(a, "log_target_bucket", a.type)).toEqual([b]);
  expect(resources.naming(a, a.type, "log_target_bucket")).toEqual([b]);
  expect(resources.named(a, "bucket", "tencentcloud_vpc")).toEqual([]);
});

test.each([
  ["{ hunter2", "is not JSON"],
  ["[]", "is not a JSON object"],
  ["{}", "has neither resource nor provider"],
  ['{"format_version": "1.2"}', "is a plan or a state"],
])("%s is refused", (text, wrong) => {
  expect(() => parseConfiguration(text, FILE)).toThrow(
    `cdk.tf.json:1:1: ${wrong}; allowed: a Terraform configuration in JSON, such as cdk.tf.json`,
  );
});
