import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import * as api from "../../index";
import { PublicApi } from "../../docs/from-code/public-api";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { shippedSchedule } from "../stacks/deployment";
import { sampleNetwork } from "./sample-network";
import { samplePurge } from "./sample-purge";
import { synthesized } from "./synthesized";

const { Period } = api;
const settings = shippedSchedule().stores["operation-log"] as ElasticsearchSettings;
const configuration = samplePurge();
const network = sampleNetwork();
const index = {
  elements: { at: "timestamp" },
  timeField: "at",
  expireAfter: Period.days(30),
  partition: Period.days(1),
} as const;

/** Of every construct: its props, all that is required of them, and of what is in them. */
const PROPS: Readonly<Record<string, object>> = {
  ObjectStore: {
    name: "faces",
    appId: "1250000000",
    expireAfter: Period.days(30),
    accessLogs: { expireAfter: Period.days(1) },
  },
  MysqlStore: {
    name: "orders",
    network,
    size: { memory: 8000, disk: 200 },
    backupsExpireAfter: Period.days(14),
    binlogsExpireAfter: Period.days(7),
    databases: ["shop"],
    rowPurge: { configuration, every: Period.days(1) },
  },
  RowPurge: {
    name: "orders",
    configuration,
    every: Period.days(1),
    instanceId: "cdb-1a2b3c4d",
    region: "ap-guangzhou",
    databases: [],
    host: "10.0.0.5",
    port: 13306,
    tls: true,
    vpcId: "vpc-1",
    subnet: network.subnets[0],
    secretName: "purge",
  },
  ElasticsearchStore: {
    name: "log",
    network,
    size: {
      version: "8.15.0",
      dataNodes: { count: 2, type: "ES.S1.MEDIUM8", disk: 100 },
      masterNodes: { count: 3, type: "ES.S1.MEDIUM8" },
    },
  },
  AutonomousIndex: { ...index, indexName: "log", instanceId: "es-1a2b3c4d", clusterVersion: "7.14.2" },
  IndexLifecycle: { ...index, name: "log" },
  SnapshotLifecycle: {
    store: "log",
    dataStreams: ["log"],
    repository: "backups",
    expireAfter: Period.days(7),
  },
  ManagedStore: { store: "log", name: "log", environment: "shop", settings },
  Network: { name: "shop", cidr: "10.20.0.0/16", subnets: { "ap-guangzhou-6": "10.20.6.0/24" } },
  RetentionStores: {
    schedule: shippedSchedule(),
    environment: "shop",
    region: "ap-guangzhou",
    appId: "1250000000",
    network,
    sizes: {},
  },
};

/** What is in the props above, and has to be. */
const INNER: readonly [string, string][] = [
  ["ObjectStore", "accessLogs.expireAfter"],
  ["MysqlStore", "network.vpcId"],
  ["MysqlStore", "network.subnets.0.subnetId"],
  ["MysqlStore", "size.memory"],
  ["MysqlStore", "rowPurge.every"],
  ["ElasticsearchStore", "network.subnets"],
  ["ElasticsearchStore", "size.dataNodes.type"],
  ["ElasticsearchStore", "size.masterNodes.count"],
  ["RowPurge", "subnet.zone"],
  ["RetentionStores", "network.clientCidrs"],
];

type Constructor = new (scope: Construct, id: string, props: object) => Construct;

/** What is said when a construct is built: nothing if it is. */
function refused(build: (stack: TerraformStack) => void): string | undefined {
  let message: string | undefined;
  synthesized((stack) => {
    try {
      build(stack);
    } catch (error) {
      message = (error as Error).message;
    }
  });
  return message;
}

const build = (name: string, props: object) => (stack: TerraformStack) =>
  new (api as unknown as Record<string, Constructor>)[name]!(stack, "x", props);

function changed(props: object, path: readonly string[], value: unknown): object {
  const [key = "", ...rest] = path;
  const entries = props as Record<string, object>;
  const copy = Array.isArray(props) ? [...(props as object[])] : { ...props };
  return Object.assign(copy, { [key]: rest.length === 0 ? value : changed(entries[key]!, rest, value) });
}

describe("what has to be given", () => {
  const publicApi = new PublicApi();
  const required = Object.keys(PROPS).flatMap((name) =>
    publicApi
      .members(`${name}Props`)
      .filter((member) => member.required)
      .map((member): [string, string] => [name, member.name]),
  );

  it("is known of every construct that takes props", () => {
    const takingProps = publicApi.names.filter((name) => name.endsWith("Props"));

    expect(takingProps.map((name) => name.replace(/Props$/, "")).toSorted()).toEqual(
      Object.keys(PROPS).toSorted(),
    );
    expect(required.length).toBeGreaterThan(40);
  });

  it.each([...required, ...INNER])("of %s, `%s`, is refused at once if it is not there", (name, prop) => {
    for (const nothing of [undefined, null, ""]) {
      const message = refused(build(name, changed(PROPS[name]!, prop.split("."), nothing)));

      expect(message).toMatch(`stack/x: required: ${prop} is ${nothing === "" ? '""' : String(nothing)}; `);
      expect(message).not.toContain("TypeError");
    }
  });

  it("is said all at once, with what is allowed", () => {
    const { name, appId, expireAfter } = {} as Partial<Record<string, string>>;

    expect(refused(build("ObjectStore", { name, appId, expireAfter, accessLogs: {} }))).toBe(
      [
        "stack/x: required: name is undefined; a name, not empty",
        "stack/x: required: appId is undefined; the account's APPID, ten digits",
        "stack/x: required: expireAfter is undefined; a period, such as Period.days(30)",
        "stack/x: required: accessLogs.expireAfter is undefined; a period, such as Period.days(30), or `bucket`, one that exists",
      ].join("\n"),
    );
  });

  it("of a role that is granted something is its name", () => {
    const message = refused((stack) => {
      const store = new api.ObjectStore(stack, "faces", {
        name: "faces",
        appId: "1250000000",
        region: "ap-guangzhou",
        expireAfter: Period.days(30),
      });
      store.grantRead({ name: process.env["NO_SUCH_VARIABLE"]! });
    });

    expect(message).toBe(
      "stack/faces/readers: required: role.name is undefined; a CamRole, or the name of a role that exists",
    );
  });

  it("of a subnet is its zone", () => {
    expect(refused(build("Network", { ...PROPS["Network"], subnets: { "": "10.20.6.0/24" } }))).toBe(
      'stack/x: required: zone is ""; in `subnets`, a zone such as ap-guangzhou-6',
    );
  });
});
