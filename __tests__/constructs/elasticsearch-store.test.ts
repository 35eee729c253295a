import {
  AutonomousIndex,
  type AutonomousIndexOptions,
} from "../../constructs/elasticsearch/autonomous-index";
import {
  ElasticsearchStore,
  type ElasticsearchStoreProps,
} from "../../constructs/elasticsearch/elasticsearch-store";
import { Period } from "../../policy/period";
import { sampleNetwork } from "./sample-network";
import { addressOf, only, refusals, synthesized } from "./synthesized";

const props: ElasticsearchStoreProps = {
  name: "steps",
  network: sampleNetwork(3),
  size: {
    version: "7.14.2",
    dataNodes: { count: 3, type: "ES.S1.LARGE16", disk: 500 },
    masterNodes: { count: 3, type: "ES.S1.MEDIUM8" },
  },
};

const index: AutonomousIndexOptions = {
  indexName: "steps",
  elements: {
    timestamp: "timestamp",
    callId: "keyword",
    step: { text: "text", cost: "number" },
    picture: "image",
  },
  timeField: "timestamp",
  expireAfter: Period.years(2),
  partition: Period.days(1),
};

describe("an Elasticsearch cluster", () => {
  it("is private, encrypted, protected, with a password and HTTPS", () => {
    const cluster = only(storeWith({}), "tencentcloud_elasticsearch_instance");

    expect(cluster).toMatchObject({
      instance_name: "steps",
      version: "7.14.2",
      license_type: "basic",
      basic_security_type: 2,
      protocol: "https",
      public_access: "CLOSE",
      kibana_public_access: "CLOSE",
      enable_destroy_protection: "OPEN",
      cos_backup: { is_auto_backup: true, backup_time: "02:00" },
      lifecycle: { prevent_destroy: true, ignore_changes: ["renew_flag"] },
    });
    expect(cluster["password"]).toMatch(/^\$\{random_password\.\w+\.result\}$/);
    expect(storeWith({}).resource).toMatchSnapshot();
  });

  it("lies over all zones, with encrypted disks and dedicated masters", () => {
    const cluster = only(storeWith({}), "tencentcloud_elasticsearch_instance");

    expect(cluster).toMatchObject({ deploy_mode: 1 });
    expect(cluster["multi_zone_infos"]).toHaveLength(3);
    expect(cluster["node_info_list"]).toEqual([
      expect.objectContaining({ type: "hotData", node_num: 3, disk_size: 500, encrypt: true }),
      expect.objectContaining({ type: "dedicatedMaster", node_num: 3, encrypt: true }),
    ]);
  });

  it("lies in one subnet, if there is only one zone", () => {
    const size = { version: "7.14.2", dataNodes: { count: 2, type: "ES.S1.MEDIUM4", disk: 20 } };

    const cluster = only(
      storeWith({ network: sampleNetwork(1), size }),
      "tencentcloud_elasticsearch_instance",
    );

    expect(cluster).toMatchObject({
      deploy_mode: 0,
      subnet_id: "subnet-1",
      availability_zone: "ap-guangzhou-1",
    });
    expect(cluster).not.toHaveProperty("multi_zone_infos");
  });

  it("outlives neither its security group nor its snapshots being off", () => {
    const cluster = only(storeWith({ automaticSnapshots: false }), "tencentcloud_elasticsearch_instance");

    expect(cluster["depends_on"]).toEqual([expect.stringMatching(/^tencentcloud_security_group\./)]);
    expect(cluster).toMatchObject({ cos_backup: { is_auto_backup: false } });
  });
});

describe("an Elasticsearch cluster that exists", () => {
  it("is imported by its id, and is set up like a new one", () => {
    const json = storeWith({ importFrom: "es-1a2b3c4d" });

    expect(json.import).toEqual([
      { to: addressOf(json, "tencentcloud_elasticsearch_instance"), id: "es-1a2b3c4d" },
    ]);
    expect(json.resource).toEqual(storeWith({}).resource);
    expect(storeWith({})).not.toHaveProperty("import");
  });

  it.each(["steps", "cdb-1a2b3c4d", "es-", "es-1a2b3c4d#auto#steps"])("is refused by %j", (importFrom) => {
    const found = refusals((stack) => new ElasticsearchStore(stack, "logs", { ...props, importFrom }));

    expect(found).toEqual([
      `stack/logs: id: importFrom is ${JSON.stringify(importFrom)}; an id such as es-1a2b3c4d`,
    ]);
  });
});

describe("an autonomous index", () => {
  it("is deleted at its period, in whole partitions, and takes declared elements only", () => {
    const resource = only(storeWith({}), "tencentcloud_elasticsearch_index");

    expect(resource).toMatchObject({
      index_name: "steps",
      index_type: "auto",
      lifecycle: { prevent_destroy: true },
    });
    expect(JSON.parse(String(resource["index_meta_json"]))).toEqual({
      mappings: {
        dynamic: "strict",
        properties: {
          callId: { type: "keyword" },
          picture: { type: "keyword" },
          step: {
            type: "object",
            dynamic: "strict",
            properties: { cost: { type: "double" }, text: { type: "text" } },
          },
          timestamp: { type: "date" },
        },
      },
      options: {
        "expire.max_age": "730d",
        "pre_create.enable": true,
        "rollover.dynamic": false,
        "rollover.max_age": "1d",
        "shard_num.dynamic": false,
        timestamp_field: "timestamp",
        write_mode: "time_partition",
      },
      settings: { "index.number_of_replicas": 1, "index.number_of_shards": 1 },
    });
  });

  it("is written with sorted keys, as the service hands it back", () => {
    const json = String(only(storeWith({}), "tencentcloud_elasticsearch_index")["index_meta_json"]);

    const keys = [...json.matchAll(/"(mappings|options|settings)":/g)].map(([, key]) => key);
    expect(keys).toEqual(["mappings", "options", "settings"]);
    expect(json.indexOf('"callId"')).toBeLessThan(json.indexOf('"picture"'));
    expect(json).not.toContain(" ");
  });
});

describe("the indices of a cluster", () => {
  it("are refused in what is no cluster", () => {
    const found = refusals(
      (stack) => new AutonomousIndex(stack, "steps", { ...index, instanceId: "x", clusterVersion: "7.14.2" }),
    );

    expect(found).toEqual([expect.stringContaining('stack/steps: id: instanceId is "x"; an id such as es-')]);
  });

  it("have one period each: another of the same name is refused", () => {
    const found = refusals((stack) => {
      const store = new ElasticsearchStore(stack, "steps", props);
      store.addAutonomousIndex("index", index);
      store.addAutonomousIndex("again", { ...index, expireAfter: Period.days(30) });
    });

    expect(found).toEqual([
      'stack/steps/again: unique-name: indexName is "steps"; a name of its own: stack/steps/index has this one in the same cluster',
    ]);
  });

  it("may have a name that is taken in another cluster", () => {
    const found = refusals((stack) => {
      new ElasticsearchStore(stack, "steps", props).addAutonomousIndex("index", index);
      new ElasticsearchStore(stack, "more", { ...props, name: "more" }).addAutonomousIndex("index", index);
    });

    expect(found).toEqual([]);
  });

  it("cannot have the id of what the cluster is made of", () => {
    synthesized((stack) => {
      const store = new ElasticsearchStore(stack, "steps", { ...props, region: "ap-guangzhou" });
      store.grantAdministration({ name: "dba" });
      const parts = store.node.children.map((child) => child.node.id);

      expect(parts).toContain("access");
      for (const id of parts) {
        expect(() => store.addAutonomousIndex(id, index)).toThrow(
          `stack/steps: the id of the index is "${id}"; any id but Resource, access, elastic`,
        );
      }
    });
  });

  it("cannot have one of these ids before there is such a part, either", () => {
    synthesized((stack) => {
      const store = new ElasticsearchStore(stack, "steps", props);

      expect(() => store.addAutonomousIndex("administrators", index)).toThrow("the id of the index is");
    });
  });
});

describe("the props of a cluster and its index", () => {
  const { size } = props;
  it.each<[string, Partial<ElasticsearchStoreProps>, string]>([
    [
      "two masters over three zones",
      { size: { ...size, masterNodes: { count: 2, type: "x" } } },
      "masters: size.masterNodes.count is 2; 3 or 5 dedicated masters, which 3 zones need",
    ],
    [
      "no masters over three zones",
      { size: { ...size, masterNodes: undefined } },
      "masters: size.masterNodes.count is 0",
    ],
    [
      "four masters over three zones",
      { size: { ...size, masterNodes: { count: 4, type: "x" } } },
      "masters: size.masterNodes.count is 4; 3 or 5 dedicated masters, which 3 zones need",
    ],
    [
      "four data nodes over three zones",
      { size: { ...size, dataNodes: { ...size.dataNodes, count: 4 } } },
      "multi-zone: size.dataNodes.count is 4; a multiple of 3",
    ],
    [
      "one data node",
      { size: { ...size, dataNodes: { ...size.dataNodes, count: 1 } } },
      "range: size.dataNodes.count is 1",
    ],
    [
      "a version without a patch level",
      { size: { ...size, version: "7.14" } },
      'name: size.version is "7.14"',
    ],
    [
      "a version before the autonomous index",
      { size: { ...size, version: "7.10.1" } },
      'version: clusterVersion is "7.10.1"; 7.14.2 or later',
    ],
    [
      "a disk of no size",
      { size: { ...size, dataNodes: { ...size.dataNodes, disk: 0 } } },
      "range: size.dataNodes.disk is 0; a whole number of GB from 20 to 100000",
    ],
    [
      "a name that is too long for its security group",
      { name: "x".repeat(47) },
      `stack/steps: name: name is "${"x".repeat(47)}"; a name without spaces around it, at most 46 characters`,
    ],
  ])("are refused with %s", (_, changed, refusal) => {
    expect(refusals((stack) => build(stack, changed))).toContainEqual(expect.stringContaining(refusal));
  });

  it.each([0, 4])("are refused with %i zones, and with nothing that only follows from it", (zones) => {
    const network = sampleNetwork(zones);
    const four = { ...size, dataNodes: { ...size.dataNodes, count: 4 } };

    expect(refusals((stack) => build(stack, { network, size: four }))).toEqual([
      `stack/steps: zones: network.subnets is ${JSON.stringify(network.subnets)}; a subnet in each of 1 to 3 zones`,
    ]);
  });

  it.each<[string, Partial<AutonomousIndexOptions>, string]>([
    [
      "an element of no known type",
      { elements: { timestamp: "timestamp", x: "varchar" as "text" } },
      'one-of: elements.x is "varchar"; keyword, text, integer, number, boolean, timestamp, image',
    ],
    ["upper case", { indexName: "Steps" }, 'name: indexName is "Steps"'],
    [
      "letters in upper case that are not of ASCII",
      { indexName: "Élog" },
      'name: indexName is "Élog"; up to 255 bytes in lower case',
    ],
    ["a character that cannot be seen", { indexName: "a\u0001log" }, "name: indexName is"],
    ["a leading underscore", { indexName: "_steps" }, 'name: indexName is "_steps"'],
    ["no day", { expireAfter: Period.days(0) }, "range: expireAfter is 0"],
    ["a partition of no day", { partition: Period.days(0) }, "range: partition is 0"],
    ["no replica", { replicas: 0 }, "range: replicas is 0"],
    ["a time field that is no timestamp", { timeField: "callId" }, 'time-field: timeField is "callId"'],
  ])("are refused with an index of %s", (_, changed, refusal) => {
    expect(refusals((stack) => build(stack, {}, changed))).toContainEqual(expect.stringContaining(refusal));
  });

  it("are accepted as they are in the examples above", () => {
    expect(refusals((stack) => build(stack, {}))).toEqual([]);
  });
});

function storeWith(changed: Partial<ElasticsearchStoreProps>) {
  return synthesized((stack) => build(stack, changed));
}

function build(
  stack: Parameters<Parameters<typeof synthesized>[0]>[0],
  changed: Partial<ElasticsearchStoreProps>,
  options: Partial<AutonomousIndexOptions> = {},
) {
  new ElasticsearchStore(stack, "steps", { ...props, ...changed }).addAutonomousIndex("index", {
    ...index,
    ...options,
  });
}
