import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import {
  TencentcloudProvider,
  type TencentcloudProviderConfig,
} from "@cdktf/provider-tencentcloud/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import { ManagedStore } from "../../constructs/elasticsearch/managed-store";
import { MysqlStore, type MysqlStoreProps } from "../../constructs/mysql/mysql-store";
import { ObjectStore, type ObjectStoreProps } from "../../constructs/object-storage/object-store";
import { RetentionStores } from "../../constructs/retention-stores";
import { Period } from "../../policy/period";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { shippedSchedule } from "../stacks/deployment";
import { sampleNetwork } from "./sample-network";
import { samplePurge } from "./sample-purge";
import { refusals } from "./synthesized";

const bucket: ObjectStoreProps = { name: "faces", appId: "1250000000", expireAfter: Period.days(30) };
const mysql: MysqlStoreProps = {
  name: "orders",
  network: sampleNetwork(),
  size: { memory: 8000, disk: 200 },
  backupsExpireAfter: Period.days(14),
  binlogsExpireAfter: Period.days(7),
  databases: ["shop"],
  rowPurge: { rowsStay: "a nightly job of the application deletes them" },
  region: "ap-guangzhou",
};
const configuration = samplePurge();
const IN_ACCOUNT = "in the same account, as far as allowedAccountIds of the providers tell";
const IN_REGION =
  "in the same region and account, as far as region and allowedAccountIds of the providers tell";

/** What is refused of an app with a stack for each provider, in which `build` puts its things. */
function refusedIn(
  providers: readonly TencentcloudProviderConfig[],
  build: (stack: TerraformStack, i: number) => void,
): string[] {
  const app = Testing.app();
  providers.forEach((provider, i) => {
    const stack = new TerraformStack(app, `stack${i}`);
    build(stack, i);
    // Behind what it serves: the order is the user's.
    new TencentcloudProvider(stack, "tencentcloud", provider);
    new RandomProvider(stack, "random");
  });
  return app.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((refusal) => `${construct.node.path}: ${refusal}`));
}

describe("two buckets of one name", () => {
  it("are refused in one stack", () => {
    const found = refusals((stack) => {
      new ObjectStore(stack, "a", bucket);
      new ObjectStore(stack, "b", { ...bucket, expireAfter: Period.days(60) });
    });

    expect(found).toEqual([
      'stack/b: unique-name: name-appId is "faces-1250000000"; a name of its own: stack/a has this bucket',
    ]);
  });

  it("are refused in two stacks, wherever they are", () => {
    const found = refusedIn([{ region: "ap-guangzhou" }, { region: "ap-shanghai" }], (stack) => {
      new ObjectStore(stack, "faces", bucket);
    });

    expect(found).toEqual([
      'stack1/faces: unique-name: name-appId is "faces-1250000000"; a name of its own: stack0/faces has this bucket',
    ]);
  });

  it("are refused if one of them is the log of another", () => {
    const found = refusals((stack) => {
      new ObjectStore(stack, "a", { ...bucket, name: "faces-logs" });
      new ObjectStore(stack, "b", { ...bucket, accessLogs: { expireAfter: Period.days(1) } });
    });

    expect(found).toEqual([
      'stack/b/logs: unique-name: name-appId is "faces-logs-1250000000"; a name of its own: stack/a has this bucket',
    ]);
  });

  it("are none with two APPIDs, if only Terraform knows them, or if the first was taken away again", () => {
    const found = refusals((stack) => {
      const { stringValue } = new TerraformVariable(stack, "name", { type: "string" });
      new ObjectStore(stack, "a", bucket);
      new ObjectStore(stack, "b", { ...bucket, appId: "1250000001" });
      new ObjectStore(stack, "c", { ...bucket, name: stringValue });
      new ObjectStore(stack, "d", { ...bucket, name: stringValue });
      stack.node.tryRemoveChild("a");
      new ObjectStore(stack, "a", bucket);
    });

    expect(found).toEqual([]);
  });
});

describe("two secrets", () => {
  const stores = (stack: TerraformStack, one: Partial<MysqlStoreProps>, other: Partial<MysqlStoreProps>) => {
    for (const [id, props] of [
      ["a", one],
      ["b", other],
    ] as const) {
      new MysqlStore(stack, id, { ...mysql, name: id, ...props }).grantRead({ name: "app" });
    }
  };

  it.each<[string, Partial<MysqlStoreProps>, Partial<MysqlStoreProps>, RegExp]>([
    [
      "are the same",
      { secretName: "root" },
      { secretName: "root" },
      /^stack\/b\/root: .* stack\/a\/root has the secret root,/,
    ],
    [
      "contain one another",
      { secretName: "root" },
      { secretName: "my-root" },
      /^stack\/b\/root: .* has the secret root,/,
    ],
    [
      "are contained",
      { secretName: "my-root" },
      { secretName: "root" },
      /^stack\/b\/root: .* has the secret my-root,/,
    ],
    [
      "contain a name that is made",
      {},
      { secretName: "retention__a_root-2" },
      /^stack\/b\/root: .* has the secret retention__a_root,/,
    ],
    [
      "are contained in one that is made",
      { secretName: "b_reader" },
      {},
      /^stack\/b\/readers\/account: .* has the secret b_reader,/,
    ],
    [
      "are contained in one that is made, but for its hash",
      { secretName: "retention__b_reader" },
      {},
      /^stack\/b\/readers\/account: .* has the secret retention__b_reader,/,
    ],
  ])("are refused if they %s", (_, one, other, refusal) => {
    const found = refusals((stack) => stores(stack, one, other));

    expect(found).toEqual([expect.stringMatching(refusal)]);
    expect(found[0]).toContain(`which must not contain it nor be contained in it, ${IN_REGION}`);
  });

  it.each<[string, TencentcloudProviderConfig, TencentcloudProviderConfig]>([
    ["region", { region: "ap-guangzhou" }, { region: "ap-shanghai" }],
    ["account", { allowedAccountIds: ["100000000001"] }, { allowedAccountIds: ["100000000002"] }],
  ])("may be the same if each is in a known %s of its own", (_, one, other) => {
    const found = refusedIn([one, other], (stack, i) => {
      new MysqlStore(stack, "orders", { ...mysql, name: `orders${i}`, secretName: "root" });
    });

    expect(found).toEqual([]);
  });

  it("are refused where it cannot be told in which region they are", () => {
    const found = refusedIn([{}, { region: "ap-shanghai" }], (stack, i) => {
      new MysqlStore(stack, "orders", { ...mysql, name: `orders${i}`, secretName: "root" });
    });

    expect(found).toEqual([
      `stack1/orders/root: unique-name: secretName is "root"; a name of its own: stack0/orders/root has the secret root, which must not contain it nor be contained in it, ${IN_REGION}`,
    ]);
  });
});

describe("names in CAM", () => {
  const build = (stack: TerraformStack) => {
    const rowPurge = { configuration, every: Period.days(1) };
    new MysqlStore(stack, "orders", { ...mysql, rowPurge }).grantRead({ name: "app" });
  };

  it("are refused a second time, in another region as well", () => {
    const found = refusedIn([{ region: "ap-guangzhou" }, { region: "ap-shanghai" }], build);

    expect(found).toEqual([
      `stack1/orders/purge: unique-name: function is "orders-row-purge"; a name of its own: stack0/orders/purge has this one ${IN_ACCOUNT}`,
      `stack1/orders/readers/secret: unique-name: name is "orders-mysql-readers"; a name of its own: stack0/orders/readers/secret has this one ${IN_ACCOUNT}`,
    ]);
  });

  it("may be the same in two accounts that the providers name", () => {
    const found = refusedIn(
      [{ allowedAccountIds: ["100000000001"] }, { allowedAccountIds: ["100000000002"] }],
      build,
    );

    expect(found).toEqual([]);
  });

  it("are refused if the account is one in both of two lists", () => {
    const found = refusedIn(
      [{ allowedAccountIds: ["100000000001"] }, { allowedAccountIds: ["100000000002", "100000000001"] }],
      build,
    );

    expect(found.filter((refusal) => refusal.includes("in the same account"))).toHaveLength(2);
  });
});

describe("the stores of a schedule", () => {
  const addStores = (stack: TerraformStack, id: string, environment: string) =>
    new RetentionStores(stack, id, {
      schedule: shippedSchedule(),
      environment,
      region: "ap-guangzhou",
      appId: "1250000000",
      network: sampleNetwork(),
      sizes: {
        mysql: { memory: 4000, disk: 100 },
        elasticsearch: { version: "7.14.2", dataNodes: { count: 2, type: "ES.S1.MEDIUM8", disk: 100 } },
      },
    });

  it("are refused twice in one environment", () => {
    const found = refusals((stack) => {
      addStores(stack, "a", "shop");
      addStores(stack, "b", "shop");
    });

    expect(found.map((refusal) => refusal.replace(/;.*/, ""))).toEqual([
      'stack/b/monitoring-db/root: unique-name: secretName is "retention_shop_monitoring-db_root"',
      'stack/b/monitoring-db/purge: unique-name: function is "shop-monitoring-db-row-purge"',
      expect.stringContaining('unique-name: secretName is "retention_shop_monitoring-db_purge-'),
      'stack/b/operation-log/elastic: unique-name: secretName is "retention_shop_operation-log_elastic"',
      'stack/b/identification-images: unique-name: name-appId is "shop-identification-images-1250000000"',
    ]);
  });

  it("may be in as many environments as there are names", () => {
    const found = refusals((stack) => {
      for (let i = 0; i < 12; i++) addStores(stack, `stores${i}`, `shop${i}`);
    });

    expect(found).toEqual([]);
  });
});

describe("the names in a cluster", () => {
  const settings = {
    ...(shippedSchedule().stores["operation-log"] as ElasticsearchSettings),
    snapshotRepository: "backups",
  };
  const addStore = (scope: Construct, environment: string, indices = settings.indices) =>
    new ManagedStore(scope, environment, {
      store: "log",
      name: "log",
      environment,
      settings: { ...settings, indices },
    });

  it("are refused a second time: accounts and snapshots like data streams", () => {
    const found = refusals((stack) => {
      new ElasticstackProvider(stack, "elasticstack");
      addStore(stack, "one");
      addStore(
        stack,
        "two",
        settings.indices.map((index) => ({ ...index, name: `${index.name}-two` })),
      );
    });

    expect(found).toEqual([
      'stack/two/writer: unique-name: username is "log-writer"; a name of its own: stack/one/writer has this one in the same cluster',
      'stack/two/reader: unique-name: username is "log-reader"; a name of its own: stack/one/reader has this one in the same cluster',
      'stack/two/snapshots: unique-name: store is "log"; a name of its own: stack/one/snapshots has this one in the same cluster',
    ]);
  });
});
