import { UNKNOWN } from "../../terraform-json/arguments";
import { readPlan } from "../../terraform-json/read-plan";
import type { Resource } from "../../terraform-json/resource";
import { Resources } from "../../terraform-json/resources";

const FILE = "plan.json";

function plan(json: object) {
  return readPlan(JSON.stringify({ format_version: "1.2", ...json }), FILE);
}

function managed(address: string, values: object, more: object = {}) {
  const [type, name] = address.split(".").slice(-2);
  return { address, mode: "managed", type, name, values, ...more };
}

function changed(address: string, change: object, more: object = {}) {
  return { ...managed(address, {}), values: undefined, change, ...more };
}

test("of what is not known yet, only what the configuration sets is said to be set", () => {
  const address = "tencentcloud_cos_bucket.b";
  const { resources } = plan({
    planned_values: {
      root_module: { resources: [managed(address, { bucket: "b", lifecycle_rules: [{ id: "x" }] })] },
    },
    resource_changes: [
      changed(address, {
        actions: ["create"],
        before: null,
        after: { bucket: "b", lifecycle_rules: [{ id: "x" }] },
        after_unknown: {
          id: true,
          log_prefix: true,
          lifecycle_rules: [{ expiration: [{ days: true }], filter_prefix: true }],
        },
      }),
    ],
    configuration: {
      root_module: {
        resources: [
          {
            ...managed(address, {}),
            expressions: {
              bucket: { constant_value: "b" },
              log_prefix: { references: ["var.prefix"] },
              lifecycle_rules: [{ id: {}, expiration: [{ days: { references: ["var.days"] } }] }],
            },
          },
        ],
      },
    },
  });

  expect(resources[0]?.values).toEqual({
    bucket: "b",
    log_prefix: UNKNOWN,
    lifecycle_rules: [{ id: "x", expiration: [{ days: UNKNOWN }] }],
  });
});

test("what is sensitive is nowhere: not in the values, before, after or an output", () => {
  const address = "tencentcloud_scf_function.f";
  const values = { name: "f", environment: { A: "hunter2" }, description: "hunter2", password: "hunter2" };
  const marks = { environment: { A: true }, description: true };
  const read = plan({
    planned_values: {
      outputs: { secret: { sensitive: true, value: "hunter2" }, host: { sensitive: false, value: "h" } },
      root_module: { resources: [managed(address, values, { sensitive_values: marks })] },
    },
    resource_changes: [
      changed(address, {
        actions: ["update"],
        before: values,
        after: values,
        before_sensitive: marks,
        after_sensitive: marks,
        after_unknown: {},
      }),
    ],
  });

  expect(JSON.stringify(read)).not.toContain("hunter2");
  expect(read.resources[0]?.values).toEqual({ name: "f", environment: {} });
  expect(read.outputs).toEqual({ host: "h" });
});

test("references are followed through variables and outputs of modules, to the instance that is meant", () => {
  const child = (key: string, resources: object[]) => ({ address: `module.stores["${key}"]`, resources });
  const topic = (key: string) => `module.stores["${key}"].tencentcloud_cls_topic.t`;
  const bucket = (key: string) => `module.stores["${key}"].tencentcloud_cos_bucket.b`;
  const { resources } = plan({
    planned_values: {
      root_module: {
        resources: [
          managed('tencentcloud_cos_bucket.log["x.y"]', {}),
          managed('tencentcloud_cos_bucket.log["other"]', {}),
          managed("tencentcloud_cos_bucket_policy.p", {}),
        ],
        child_modules: [
          child("a", [managed(bucket("a"), {}), managed(topic("a"), {})]),
          child("b", [managed(bucket("b"), {}), managed(topic("b"), {})]),
        ],
      },
    },
    resource_changes: [],
    configuration: {
      root_module: {
        resources: [
          {
            ...managed("tencentcloud_cos_bucket_policy.p", {}),
            expressions: {
              bucket: { references: ['module.stores["b"].name', 'module.stores["b"]', "module.stores"] },
            },
          },
        ],
        module_calls: {
          stores: {
            expressions: {
              log: {
                references: [
                  'tencentcloud_cos_bucket.log["x.y"].bucket',
                  'tencentcloud_cos_bucket.log["x.y"]',
                  "tencentcloud_cos_bucket.log",
                ],
              },
            },
            module: {
              outputs: {
                name: {
                  expression: {
                    references: ["tencentcloud_cos_bucket.b.bucket", "tencentcloud_cos_bucket.b"],
                  },
                },
              },
              resources: [
                {
                  ...managed("tencentcloud_cos_bucket.b", {}),
                  expressions: { log_target_bucket: { references: ["var.log"] } },
                },
                {
                  ...managed("tencentcloud_cls_topic.t", {}),
                  expressions: {
                    topic_name: {
                      references: ["tencentcloud_cos_bucket.b.bucket", "tencentcloud_cos_bucket.b"],
                    },
                  },
                },
              ],
            },
          },
        },
      },
    },
  });

  expect(referencesOf(resources, bucket("a"))).toEqual({
    log_target_bucket: ['tencentcloud_cos_bucket.log["x.y"]'],
  });
  expect(referencesOf(resources, topic("b"))).toEqual({ topic_name: [bucket("b")] });
  expect(referencesOf(resources, "tencentcloud_cos_bucket_policy.p")).toEqual({ bucket: [bucket("b")] });
});

test("an instance refers to the one of the same key, and to all if none has it", () => {
  const references = ["tencentcloud_cos_bucket.b", "each.key"];
  const { resources } = plan({
    planned_values: {
      root_module: {
        resources: ["a", "b"]
          .flatMap((key) => [
            managed(`tencentcloud_cos_bucket.b["${key}"]`, {}),
            managed(`tencentcloud_cos_bucket_policy.p["${key}"]`, {}),
          ])
          .concat(managed("tencentcloud_cos_bucket_policy.all", {})),
      },
    },
    resource_changes: [],
    configuration: {
      root_module: {
        resources: ["p", "all"].map((name) => ({
          ...managed(`tencentcloud_cos_bucket_policy.${name}`, {}),
          expressions: { bucket: { references } },
        })),
      },
    },
  });

  expect(referencesOf(resources, 'tencentcloud_cos_bucket_policy.p["b"]')?.["bucket"]).toEqual([
    'tencentcloud_cos_bucket.b["b"]',
  ]);
  expect(referencesOf(resources, "tencentcloud_cos_bucket_policy.all")?.["bucket"]).toEqual([
    'tencentcloud_cos_bucket.b["a"]',
    'tencentcloud_cos_bucket.b["b"]',
  ]);
});

test("changes say what was and what will be; of what is deleted, the resource is what was", () => {
  const { changes } = plan({
    resource_changes: [
      changed("tencentcloud_cos_bucket.gone", { actions: ["delete"], before: { bucket: "g" }, after: null }),
      changed(
        "tencentcloud_cos_bucket.left",
        { actions: ["delete"], before: { bucket: "l" }, after: null },
        { deposed: "ab12" },
      ),
      changed("tencentcloud_cos_bucket.new", {
        actions: ["create"],
        before: null,
        after: { bucket: "n" },
        after_unknown: {},
      }),
      { ...changed("data.tencentcloud_cos_buckets.all", { actions: ["read"] }), mode: "data" },
    ],
  });

  expect(changes.map(({ address, actions }) => [address, ...actions])).toEqual([
    ["tencentcloud_cos_bucket.gone", "delete"],
    ["tencentcloud_cos_bucket.left (deposed object ab12)", "delete"],
    ["tencentcloud_cos_bucket.new", "create"],
  ]);
  expect(changes[0]).toMatchObject({ before: { bucket: "g" }, resource: { values: { bucket: "g" } } });
  expect(changes[0]).not.toHaveProperty("after");
  expect(changes[2]).toMatchObject({ after: { bucket: "n" }, resource: { values: { bucket: "n" } } });
  expect(changes[2]).not.toHaveProperty("before");
});

test("what lies in a cluster says how its provider reaches it", () => {
  const address = "module.m.elasticstack_elasticsearch_data_stream.log";
  const cluster = "tencentcloud_elasticsearch_instance.search";
  const { resources } = plan({
    planned_values: {
      root_module: {
        resources: [managed(cluster, {})],
        child_modules: [{ resources: [managed(address, { name: "log" })] }],
      },
    },
    configuration: {
      provider_config: {
        "elasticstack.main": {
          expressions: {
            elasticsearch: [{ endpoints: { references: [`${cluster}.elasticsearch_vip`, cluster] } }],
          },
        },
      },
      root_module: {
        module_calls: {
          m: {
            module: {
              resources: [
                { ...managed(address, {}), expressions: {}, provider_config_key: "elasticstack.main" },
              ],
            },
          },
        },
      },
    },
  });

  expect(resources.map(({ provider }) => provider)).toEqual([
    undefined,
    { key: "elasticstack.main", references: [cluster] },
  ]);
});

test("in a state, where there are no references, ids link what belongs together", () => {
  const { of, resources, changes } = plan({
    values: {
      root_module: {
        resources: [managed("tencentcloud_mysql_instance.db", { id: "cdb-1" })],
        child_modules: [
          {
            resources: [
              managed("module.m.tencentcloud_mysql_backup_policy.p[0]", {
                mysql_id: "cdb-1",
                id: "cdb-1",
                backup_time: null,
              }),
            ],
          },
        ],
      },
    },
  });
  const all = new Resources(resources);
  const [instance] = all.ofType("tencentcloud_mysql_instance");
  if (!instance) throw new Error("there is one");

  expect([of, changes]).toEqual(["state", []]);
  expect(all.naming(instance, "tencentcloud_mysql_backup_policy", "mysql_id")).toEqual([
    {
      address: "module.m.tencentcloud_mysql_backup_policy.p[0]",
      type: "tencentcloud_mysql_backup_policy",
      values: { mysql_id: "cdb-1", id: "cdb-1" },
      references: {},
    },
  ]);
});

test("the state of nothing is empty", () => {
  expect(readPlan('{"format_version":"1.0"}', FILE)).toEqual({
    of: "state",
    resources: [],
    changes: [],
    deferred: [],
    outputs: {},
  });
});

test.each([
  ["password: hunter2", "is not JSON"],
  ['{"resource": {}}', "is neither a plan nor a state"],
  ['{"version": 4, "resources": []}', "is neither a plan nor a state"],
  ['{"format_version": "2.0"}', 'has the format "2.0"'],
  ['{"format_version": "1.2", "errored": true}', "is a plan that ended with an error"],
])("%s is refused", (text, wrong) => {
  expect(() => readPlan(text, FILE)).toThrow(`plan.json:1:1: ${wrong}; allowed: the output of`);
});

test.each<[object, string]>([
  [{}, " has neither"],
  [{ values: [] }, " has neither"],
  [{ resource_changes: {} }, " resource_changes: is not a list"],
  [{ planned_values: {}, resource_changes: ["x"] }, " resource_changes.0: is not an object"],
  [{ planned_values: {}, deferred_changes: 1 }, " deferred_changes: is not a list"],
  [{ resource_changes: [{ change: { actions: ["no-op"] } }] }, " resource_changes.0.type: is not a text"],
])("%j is refused: nothing could be found in it", (json, wrong) => {
  expect(() => plan(json)).toThrow(wrong);
});

test.each([undefined, {}, { actions: [] }, { actions: "delete" }, { actions: ["destroy"] }])(
  "a change that does not say what Terraform does is refused: %j",
  (change) => {
    const resource_changes = [{ ...managed("tencentcloud_vpc.v", {}), change }];

    expect(() => plan({ resource_changes })).toThrow(
      "resource_changes.0.change.actions: does not say what Terraform does; allowed: a list of no-op, create, read, update, delete, forget",
    );
  },
);

function referencesOf(resources: readonly Resource[], address: string): Resource["references"] | undefined {
  return resources.find((resource) => resource.address === address)?.references;
}
