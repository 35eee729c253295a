import { clusterRequests } from "../../constructs/elasticsearch/definitions/cluster-requests";
import type { ElasticsearchSettings } from "../../schedule/settings";
import { only } from "../constructs/synthesized";
import { deployedWithIlm, ilmEnvironment, ilmSchedule } from "./ilm-deployment";
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
    ca: { fingerprint: ${"ab".repeat(32)} }
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
    expect(only(indexLifecycle, "terraform_data")["for_each"]).toBe(
      '${toset(["data stream operation-log of operation-log"])}',
    );
  });

  it("does not take a data stream for the autonomous index of its name", () => {
    const { for_each } = only(dataStores, "terraform_data");

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
    const { for_each } = only(dataStores, "terraform_data");

    expect(for_each).not.toContain("cluster of operation-log");
    expect(for_each).toContain("data stream operation-log of operation-log");
  });
});

describe("what is shown to people without Terraform", () => {
  it.each([
    ["as shipped", ilmSchedule()],
    ["with a repository", ilmSchedule(withRepository)],
  ])("is what Terraform does, %s", (_, schedule) => {
    const settings = schedule.stores["operation-log"] as ElasticsearchSettings;

    expect(requestsOf(deployedWithIlm(schedule).indexLifecycle)).toEqual(
      clusterRequests("production-operation-log", settings),
    );
  });
});
