import { ElasticsearchDataStream } from "@cdktf/provider-elasticstack/lib/elasticsearch-data-stream";
import type { TerraformResource } from "cdktf";
import { clusterRequests } from "../../constructs/elasticsearch/definitions/cluster-requests";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { inventoryOf, only, type Synthesized } from "../constructs/synthesized";
import { deployedWithIlm, ilmEnvironment, ilmSchedule, stacksWithIlm } from "./ilm-deployment";
import { requestsOf } from "./requests-of";

const REPOSITORY = "snapshots: { keepFor: P14D, repository: backups }";
const withRepository = (text: string) => text.replace(/snapshots: \{ keepFor: P7D \}/, REPOSITORY);
const existingEnvironment = ilmEnvironment(
  (text) =>
    `${text.replace(/elasticsearch:\n( .*\n)+/, "")}
stores:
  operation-log:
    version: "8.15.0"
    existing: { endpoint: "https://es.example:9200", username: retention }
    ca: { presentedFingerprint: ${"ab".repeat(32)} }
`,
);

describe("the shipped policy under lifecycle: ilm", () => {
  const { dataStores, indexLifecycle } = deployedWithIlm();

  it("is the whole of this inside the cluster", () => {
    expect(indexLifecycle).toMatchSnapshot();
  });

  it("rolls an index over every day, and deletes it 730 days later", () => {
    const policy = only(indexLifecycle, "elasticstack_elasticsearch_index_lifecycle");

    expect(policy).toMatchObject({
      hot: { rollover: { max_age: "1d" } },
      delete: { min_age: "730d", delete: {} },
    });
    expect(policy).not.toHaveProperty("force_destroy");
  });

  it("leaves no autonomous index in the first stack, and everything else as it was", () => {
    expect(dataStores.resource["tencentcloud_elasticsearch_index"]).toBeUndefined();
    expect(only(dataStores, "tencentcloud_elasticsearch_instance")).toMatchObject({
      version: "8.15.0",
      cos_backup: { is_auto_backup: true },
    });
    expect(Object.keys(dataStores.output!)).toEqual(
      expect.arrayContaining(["operation-log-endpoint", "operation-log-secret-name"]),
    );
  });

  it("reaches the cluster of the first stack, whose password crosses in the states alone", () => {
    const { elasticstack } = indexLifecycle.provider!;

    expect(elasticstack).toEqual([
      {
        alias: "operation-log",
        elasticsearch: [
          {
            endpoints: [
              expect.stringMatching(/^https:\/\/\$\{data\.terraform_remote_state\..*_vip\}:\$\{.*_port\}$/),
            ],
            username: "elastic",
            password: expect.stringMatching(/^\$\{data\.terraform_remote_state\..*result\}$/),
          },
        ],
      },
    ]);
    for (const [name, output] of Object.entries(dataStores.output!)) {
      if (JSON.stringify(output).includes("random_password"))
        expect({ name, ...output }).toMatchObject({ sensitive: true });
    }
  });

  it("keeps a state of its own", () => {
    expect(indexLifecycle.terraform).toMatchObject({
      backend: { local: { path: "/state/terraform.production-index-lifecycle.tfstate" } },
    });
  });

  it("lets nothing go that holds data, or deletes it in time", () => {
    for (const type of ["data_stream", "index_lifecycle", "index_template"]) {
      const resource = only(indexLifecycle, `elasticstack_elasticsearch_${type}`);
      expect(resource["lifecycle"]).toEqual({ prevent_destroy: true });
    }
    expect(inventoryOf(indexLifecycle)["for_each"]).toBe(
      '${toset(["data stream operation-log of operation-log"])}',
    );
  });

  it("does not take a data stream for the autonomous index of its name", () => {
    const { for_each } = inventoryOf(dataStores);

    expect(for_each).toContain('"data stream operation-log of operation-log"');
    expect(for_each).not.toContain('"index operation-log of operation-log"');
  });

  it("lets a period be changed in the lifecycle policy alone", () => {
    const longer = deployedWithIlm(
      ilmSchedule((text) => text.replaceAll("keepFor: P2Y, goneBy: P2Y30D", "keepFor: P3Y, goneBy: P3Y30D")),
    );
    const changed = Object.entries(longer.indexLifecycle.resource).filter(
      ([type, resources]) => JSON.stringify(resources) !== JSON.stringify(indexLifecycle.resource[type]),
    );

    expect(changed.map(([type]) => type)).toEqual(["elasticstack_elasticsearch_index_lifecycle"]);
    expect(only(longer.indexLifecycle, "elasticstack_elasticsearch_index_lifecycle")).toEqual({
      ...only(indexLifecycle, "elasticstack_elasticsearch_index_lifecycle"),
      delete: { delete: {}, min_age: "1095d" },
    });
  });

  it("is lifted of its protection with the environment", () => {
    const environment = { ...ilmEnvironment(), destroyProtection: false };

    expect(JSON.stringify(deployedWithIlm(ilmSchedule(), environment).indexLifecycle)).not.toContain(
      "prevent_destroy",
    );
  });
});

describe("stores called as what stands beside them", () => {
  it("have a provider and outputs of their own", () => {
    const { indexLifecycle } = deployedWithIlm(
      ilmSchedule((text) =>
        text
          .replace(/^ {2}operation-log:(\n {4}.*)+/m, (store) =>
            ["elasticstack", "writer-secret"].map((name) => store.replace("operation-log", name)).join("\n"),
          )
          .replace(
            "{ store: operation-log, index: operation-log, timeField: timestamp }",
            "[{ store: elasticstack, index: a, timeField: timestamp }, { store: writer-secret, index: b, timeField: timestamp }]",
          ),
      ),
    );

    expect(indexLifecycle.provider!["elasticstack"]).toMatchObject([
      { alias: "elasticstack" },
      { alias: "writer-secret" },
    ]);
    expect(Object.keys(indexLifecycle.output!).sort()).toEqual([
      "elasticstack-reader-secret",
      "elasticstack-writer-secret",
      "writer-secret-reader-secret",
      "writer-secret-writer-secret",
    ]);
  });
});

describe("snapshots in a repository", () => {
  const { dataStores, indexLifecycle } = deployedWithIlm(ilmSchedule(withRepository));

  it("are made and removed by the cluster, and the automatic ones are off", () => {
    expect(only(indexLifecycle, "elasticstack_elasticsearch_snapshot_lifecycle")).toEqual({
      name: "retention-production-operation-log",
      snapshot_name: "<retention-production-operation-log-{now/d}>",
      schedule: "0 30 0 * * ?",
      repository: "backups",
      indices: ["operation-log"],
      include_global_state: false,
      expire_after: "14d",
      provider: "elasticstack.operation-log",
    });
    expect(only(dataStores, "tencentcloud_elasticsearch_instance")).toMatchObject({
      cos_backup: { is_auto_backup: false },
    });
  });
});

describe("a cluster that exists", () => {
  const { dataStores, indexLifecycle } = deployedWithIlm(ilmSchedule(), existingEnvironment);

  it("is used in place of a new one, with a password that Terraform is told", () => {
    expect(dataStores.resource["tencentcloud_elasticsearch_instance"]).toBeUndefined();
    expect(indexLifecycle.provider!["elasticstack"]).toEqual([
      {
        alias: "operation-log",
        elasticsearch: [
          {
            endpoints: ["https://es.example:9200"],
            username: "retention",
            password: "${var.operation_log_password}",
            ca_fingerprint: "ab".repeat(32),
          },
        ],
      },
    ]);
    expect(indexLifecycle.variable).toMatchObject({
      operation_log_password: { type: "string", sensitive: true, nullable: false },
    });
    expect(indexLifecycle.data).toBeUndefined();
  });

  it("is not on the list of what is kept; its data streams are", () => {
    const { for_each } = inventoryOf(dataStores);

    expect(for_each).not.toContain("cluster of operation-log");
    expect(for_each).toContain("data stream operation-log of operation-log");
  });
});

describe("who may use a store in a cluster", () => {
  const environment = ilmEnvironment(
    (text) =>
      `${text}\ncreatorUin: 100000000002\nstores: { operation-log: { readers: [support, audit], writers: [gateway], administrators: [log-admin] } }\n`,
  );
  const { dataStores, indexLifecycle } = deployedWithIlm(ilmSchedule(), environment);
  const policies = ({ resource }: Synthesized) =>
    Object.fromEntries(
      Object.values(resource["tencentcloud_cam_policy"]!).map((policy) => [
        policy["name"],
        JSON.parse(String(policy["document"])) as unknown,
      ]),
    );
  const allowsSecret = (account: string) => ({
    version: "2.0",
    statement: [
      {
        action: ["ssm:GetSecretValue"],
        effect: "allow",
        resource: [
          `qcs::ssm:ap-guangzhou::secret/creatorUin/100000000002/retention_production_operation-log_${account}`,
        ],
      },
    ],
  });

  it("may read the secret of one account, and nothing else", () => {
    expect(policies(indexLifecycle)).toEqual({
      "production-operation-log-elasticsearch-readers": allowsSecret("reader"),
      "production-operation-log-elasticsearch-writers": allowsSecret("writer"),
    });
    const secrets = Object.values(indexLifecycle.resource["tencentcloud_ssm_secret"]!);
    expect(secrets.map((secret) => secret["secret_name"]).sort()).toEqual([
      "retention_production_operation-log_reader",
      "retention_production_operation-log_writer",
    ]);
  });

  it("is who the environment names", () => {
    const attachments = indexLifecycle.resource["tencentcloud_cam_role_policy_attachment_by_name"]!;

    expect(
      Object.values(attachments).map((attachment) => [
        attachment["role_name"],
        /operation-log_(reader|writer)_users/.exec(String(attachment["policy_name"]))?.[1],
      ]),
    ).toEqual([
      ["audit", "reader"],
      ["support", "reader"],
      ["gateway", "writer"],
    ]);
  });

  it("finds the secret of elastic in the first stack, where administrators are let in", () => {
    expect(policies(dataStores)).toMatchObject({
      "production-operation-log-elasticsearch-administrators": allowsSecret("elastic"),
    });
  });

  it("has an account that is limited to the data streams of the store", () => {
    const roles = Object.values(indexLifecycle.resource["elasticstack_elasticsearch_security_role"]!);

    expect(roles).toEqual([
      expect.objectContaining({
        indices: [{ names: ["operation-log"], privileges: ["read", "view_index_metadata"] }],
      }),
      expect.objectContaining({ indices: [{ names: ["operation-log"], privileges: ["create_doc"] }] }),
    ]);
    for (const role of roles) {
      expect(role).not.toHaveProperty("cluster");
      expect(role).not.toHaveProperty("run_as");
    }
  });

  it("is nobody, if nobody is named", () => {
    expect(deployedWithIlm().indexLifecycle.resource).not.toHaveProperty("tencentcloud_cam_policy");
  });
});

describe("the guard", () => {
  const refusals = (tamper: (resourceOf: (id: string) => TerraformResource) => void) => {
    const stack = stacksWithIlm();
    tamper(
      (id) =>
        stack.node
          .findChild("stores")
          .node.findChild("operation-log")
          .node.findChild("index-operation-log")
          .node.findChild(id) as TerraformResource,
    );
    return stack.node.root.node
      .findAll()
      .flatMap(({ node }) => node.validate())
      .map((refusal) => refusal.split(": ").slice(0, 3).join(": "));
  };
  const INDEX = "production-index-lifecycle/stores/operation-log/index-operation-log";

  it("lets both stacks through as they are", () => {
    expect(refusals(() => undefined)).toEqual([]);
  });

  it.each<[string, string, string, unknown, string]>([
    [
      "a later deletion",
      "policy",
      "delete.min_age",
      "900d",
      'policy: index-expiry-as-scheduled: delete.min_age is "900d"',
    ],
    [
      "an earlier deletion",
      "policy",
      "delete.min_age",
      "30d",
      'policy: index-expiry-as-scheduled: delete.min_age is "30d"',
    ],
    [
      "a longer partition",
      "policy",
      "hot.rollover.max_age",
      "60d",
      'policy: index-expiry-as-scheduled: hot.rollover.max_age is "60d"',
    ],
    ["no rollover", "policy", "hot", null, "policy: index-expiry-as-scheduled: hot.rollover is not set"],
    [
      "another lifecycle in the template",
      "template",
      "template.settings",
      '{"index.lifecycle.name":"for-ever"}',
      'template: index-expiry-as-scheduled: template.settings index.lifecycle.name is "for-ever"',
    ],
    ["no deletion", "policy", "delete", null, "policy: ilm-deletes: delete is not set"],
    [
      "a deletion that waits for a snapshot",
      "policy",
      "delete.wait_for_snapshot",
      { policy: "nightly" },
      'policy: ilm-waits-for-snapshot: delete.wait_for_snapshot is "nightly"',
    ],
    [
      "a forced destruction",
      "policy",
      "force_destroy",
      true,
      "policy: ilm-force-destroy: force_destroy is true",
    ],
    [
      "a template without the lifecycle",
      "template",
      "template.settings",
      "{}",
      "template: index-expiry: template.settings is not set",
    ],
    [
      "a data stream that may be destroyed",
      "Resource",
      "lifecycle.prevent_destroy",
      false,
      "Resource: prevent-destroy: lifecycle.prevent_destroy is not set",
    ],
  ])("refuses %s", (_, id, path, value, refusal) => {
    expect(refusals((resourceOf) => resourceOf(id).addOverride(path, value))).toEqual([
      `${INDEX}/${refusal}`,
    ]);
  });

  it("refuses a data stream that nobody declared", () => {
    const stack = stacksWithIlm();
    new ElasticsearchDataStream(stack, "more", { name: "more", lifecycle: { preventDestroy: true } });

    expect(stack.node.validate()).toEqual([
      expect.stringMatching(/^production-index-lifecycle\/more: undeclared-data: /),
    ]);
  });
});

describe("what is shown to people without Terraform", () => {
  it.each([
    ["as shipped", ilmSchedule()],
    ["with a repository", ilmSchedule(withRepository)],
  ])("is what Terraform does, %s", (_, schedule) => {
    const settings = schedule.stores["operation-log"] as ElasticsearchSettings;

    const shown = clusterRequests("production-operation-log", settings).map(({ path, body }) => [path, body]);
    expect(requestsOf(deployedWithIlm(schedule).indexLifecycle)).toEqual(Object.fromEntries(shown));
  });
});
