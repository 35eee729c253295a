import { type TerraformStack, TerraformVariable } from "cdktf";
import { ObjectStore } from "../../constructs/object-storage/object-store";
import { RetentionStores, type RetentionStoresProps } from "../../constructs/retention-stores";
import { Period } from "../../policy/period";
import { shippedSchedule } from "../stacks/deployment";
import { sampleNetwork } from "./sample-network";
import { refusals, synthesized } from "./synthesized";

const SIZES: RetentionStoresProps["sizes"] = {
  mysql: { memory: 4000, disk: 100 },
  elasticsearch: { version: "8.15.0", dataNodes: { count: 2, type: "ES.S1.MEDIUM8", disk: 100 } },
};

const addStores = (stack: TerraformStack, props: Partial<RetentionStoresProps> = {}) =>
  new RetentionStores(stack, "stores", {
    schedule: shippedSchedule(),
    environment: "shop",
    region: "ap-guangzhou",
    appId: "1250000000",
    network: sampleNetwork(),
    sizes: SIZES,
    ...props,
  });

/** What is refused; nothing if it goes through. */
const refused = (props: Partial<RetentionStoresProps>): string[] =>
  refusals((stack) => void addStores(stack, props));

describe("the stores of a schedule", () => {
  it("refuse everything that does not fit, at once", () => {
    const lines = refused({
      environment: "prod-eu",
      sizes: {
        ...SIZES,
        mysql: undefined,
        stores: {
          "order-db": { readers: ["app"] },
          "identification-images": { administrators: ["dba"] },
          "operation-log": { readers: ["analyst"] },
        },
      } as RetentionStoresProps["sizes"],
    });

    expect(lines).toEqual([
      'stack/stores: environment: is "prod-eu"; allowed: up to 20 lower-case letters and digits, beginning with a letter',
      expect.stringMatching(
        /^stack\/stores: sizes\.stores\.order-db: the policy has no store "order-db"; allowed: /,
      ),
      "stack/stores: sizes.mysql: is missing, and the policy has the MySQL store monitoring-db; allowed: memory and disk, here or under stores",
      "stack/stores: sizes.stores.operation-log.readers: the only account of operation-log that the cloud's API can create may do everything; allowed: administrators, or lifecycle: ilm in the policy",
      expect.stringMatching(
        /^stack\/stores: sizes\.stores\.identification-images\.administrators: identification-images is a store of kind object-storage, which has no administrators/,
      ),
    ]);
  });

  it("refuse what is wrong elsewhere along with what does not fit, and each once", () => {
    const schedule = shippedSchedule((policy) =>
      policy
        .replace(
          "  operation-log:",
          "  other-log: { kind: elasticsearch, lifecycle: autonomous-index, partition: P1D, snapshots: { keepFor: P7D } }\n  operation-log:",
        )
        .replace(
          "storedIn: { store: operation-log, index: operation-log, timeField: timestamp }",
          "storedIn: [{ store: operation-log, index: log, timeField: timestamp }, { store: other-log, index: log, timeField: timestamp }]",
        ),
    );
    const found = refusals((stack) => {
      const dataNodes = { count: 1, type: "ES.S1.MEDIUM8", disk: 100 };
      addStores(stack, {
        schedule,
        region: "guangzhou",
        creatorUin: "abc",
        sizes: { ...SIZES, elasticsearch: { version: "8.15.0", dataNodes } },
      });
      new ObjectStore(stack, "images", { name: "A", appId: "1250000000", expireAfter: Period.days(30) });
    });

    expect(schedule.stores["other-log"]).toBeDefined();
    expect(found).toEqual([
      "stack/stores: sizes.elasticsearch.dataNodes.count: is 1; allowed: a whole number of data nodes from 2 to 50",
      'stack/stores: region: region is "guangzhou"; a region, such as ap-guangzhou',
      expect.stringContaining('stack/stores: uin: creatorUin is "abc"; '),
      expect.stringContaining('stack/images: name: name-appId is "A-1250000000"; '),
    ]);
  });

  it("may be told what only Terraform will know", () => {
    const build = (stack: TerraformStack) => {
      const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
      const number = new TerraformVariable(stack, "number", { type: "number" }).numberValue;
      addStores(stack, {
        region: text,
        appId: text,
        creatorUin: text,
        sizes: {
          mysql: { memory: number, disk: number },
          elasticsearch: {
            version: text,
            dataNodes: { count: number, type: text, disk: number },
            masterNodes: { count: number, type: text },
          },
          stores: { "identification-images": { importFrom: text, name: `images-of-${text}` } },
        },
      });
    };

    expect(refusals(build)).toEqual([]);
    expect(Object.values(synthesized(build).resource["tencentcloud_cos_bucket"]!)).toMatchObject([
      { bucket: "images-of-${var.text}-${var.text}" },
    ]);
  });

  it("may be told of a cluster whose address only Terraform will know", () => {
    const schedule = shippedSchedule((policy) =>
      policy.replace("lifecycle: autonomous-index", "lifecycle: ilm"),
    );

    const found = refusals((stack) => {
      const endpoint = new TerraformVariable(stack, "endpoint", { type: "string" }).stringValue;
      const existing = { endpoint, username: "retention" };
      addStores(stack, { schedule, sizes: { ...SIZES, stores: { "operation-log": { existing } } } });
    });

    expect(found).toEqual([]);
  });

  it("send readers of what is inside a cluster to where that is made", () => {
    const schedule = shippedSchedule((policy) =>
      policy.replace("lifecycle: autonomous-index", "lifecycle: ilm"),
    );

    const lines = refused({
      schedule,
      sizes: { ...SIZES, stores: { "operation-log": { writers: ["app"] } } },
    });

    expect(lines).toEqual([
      "stack/stores: sizes.stores.operation-log.writers: what is in the cluster of operation-log is made where its data streams are, with its accounts; allowed: administrators here, and grantRead and grantWrite of the ManagedStore there",
    ]);
  });

  it("are refused in a network without a subnet", () => {
    const found = refusals((stack) => addStores(stack, { network: sampleNetwork(0) }));

    expect(found).toContain("stack/stores: zones: network.subnets is []; a subnet in at least one zone");
  });

  it("may be called as anything that stands beside them", () => {
    const schedule = shippedSchedule((policy) =>
      policy.replaceAll("monitoring-db", "protected").replaceAll("identification-images", "backup-downloads"),
    );
    const build = (stack: TerraformStack) => void addStores(stack, { schedule });

    expect(Object.keys(synthesized(build).resource["tencentcloud_mysql_instance"]!)).toEqual([
      expect.stringContaining("protected"),
    ]);
  });

  it("let a category take a whole bucket, which is then granted as a whole", () => {
    const schedule = shippedSchedule((policy) => policy.replace(", prefixes: [images/, records/]", ""));
    const stores = { "identification-images": { readers: ["training"] } };
    const build = (stack: TerraformStack) => void addStores(stack, { schedule, sizes: { ...SIZES, stores } });

    const documents = Object.values(synthesized(build).resource["tencentcloud_cam_policy"]!).map(
      ({ document }) => document,
    );
    expect(documents).toContainEqual(expect.stringContaining("shop-identification-images-1250000000/*"));
    expect(refusals(build)).toEqual([]);
  });

  it("tell how they are reached under names that are never the same for two stores", () => {
    const stores = { "monitoring-db": { readers: ["a"], writers: ["b"] } };
    const names: string[] = [];
    synthesized((stack) => {
      const { endpoints } = addStores(stack, { sizes: { ...SIZES, stores } });
      names.push(...Object.values(endpoints).flatMap((endpoint) => Object.keys(endpoint)));
    });

    expect(names).toContain("reader-secret");
    for (const name of names) expect(names.filter((other) => other.endsWith(`-${name}`))).toEqual([]);
  });
});
