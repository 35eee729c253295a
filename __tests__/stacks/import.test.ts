import { ElasticsearchStore } from "../../constructs/elasticsearch/elasticsearch-store";
import { MysqlStore } from "../../constructs/mysql/mysql-store";
import { ObjectStore } from "../../constructs/object-storage/object-store";
import { Period } from "../../policy/period";
import { decisions } from "../cli/check-plan/shipped";
import { sampleNetwork } from "../constructs/sample-network";
import { addressOf, synthesized } from "../constructs/synthesized";
import { deployed, shippedEnvironment } from "./deployment";
import { Rehearsal, type Workspace } from "../rehearsal/terraform-workspace";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("import")));
afterAll(() => rehearsal.stop());

/** Stores that all exist, but for a database that the instance does not have yet and the index. */
const json = synthesized((stack) => {
  const network = sampleNetwork();
  new ObjectStore(stack, "faces", {
    name: "faces",
    appId: "1250000000",
    expireAfter: Period.days(30),
    importFrom: "faces-1250000000",
  });
  const calls = new MysqlStore(stack, "calls", {
    name: "calls",
    network,
    size: { memory: 8000, disk: 200 },
    backupsExpireAfter: Period.days(14),
    binlogsExpireAfter: Period.days(7),
    databases: ["monitoring", "billing"],
    rowPurge: { rowsStay: "a nightly job of the application deletes them" },
    region: "ap-guangzhou",
    importFrom: "cdb-1a2b3c4d",
    importDatabases: ["monitoring"],
  });
  calls.grantRead({ name: "dashboard" });
  const logs = new ElasticsearchStore(stack, "logs", {
    name: "logs",
    network,
    size: { version: "7.14.2", dataNodes: { count: 2, type: "ES.S1.MEDIUM4", disk: 100 } },
    importFrom: "es-1a2b3c4d",
  });
  logs.addAutonomousIndex("steps", {
    indexName: "steps",
    elements: { at: "timestamp" },
    timeField: "at",
    expireAfter: Period.days(730),
    partition: Period.days(1),
  });
});
const bucket = addressOf(json, "tencentcloud_cos_bucket");
const instance = addressOf(json, "tencentcloud_mysql_instance");
const cluster = addressOf(json, "tencentcloud_elasticsearch_instance");
const index = addressOf(json, "tencentcloud_elasticsearch_index");
const monitoring = json.import?.find(({ id }) => id === "cdb-1a2b3c4d#monitoring")?.to ?? "";

describe("stores that exist", () => {
  test("are taken over by the first apply, which destroys nothing, and then there is nothing left to do", async () => {
    const workspace = withStores("taken-over");

    const planned = await workspace.terraform("plan", "-out", "kept.tfplan");
    const decided = decisions(workspace.showJson("kept.tfplan"));
    const applied = await workspace.terraform("apply", "-auto-approve", "kept.tfplan");
    const again = await workspace.terraform("plan", "-detailed-exitcode");

    expect(planned).toMatchObject({ code: 0 });
    expect(planned.output).toMatch(/Plan: 4 to import, \d+ to add, 4 to change, 0 to destroy/);
    for (const address of [bucket, instance, monitoring, cluster])
      expect(planned.output).toContain(`${address} will be updated in-place`);
    expect(decided).toEqual([
      "period-shortened: objects: without end → 30 days; everything older than 30 days goes at the next lifecycle run",
      "period-shortened: unfinished uploads: without end → 1 day; everything older than 1 day goes at the next lifecycle run",
      "period-begun: backups: 14 days from now on; everything older goes as soon as the service looks",
      "period-begun: binlogs: 7 days from now on; everything older goes as soon as the service looks",
    ]);
    expect(applied.output).toMatch(/Resources: 4 imported, \d+ added, 4 changed, 0 destroyed/);
    expect(again).toMatchObject({ code: 0 });
    expect(again.output).toContain("No changes.");
    expect(workspace.state(instance)).toMatchObject({ id: "cdb-1a2b3c4d", instance_name: "calls" });
    expect(workspace.state(monitoring)).toMatchObject({ instance_id: "cdb-1a2b3c4d", db_name: "monitoring" });
    expect(workspace.state(cluster)).toMatchObject({ id: "es-1a2b3c4d", instance_name: "logs" });
    expect(workspace.state(bucket)).toMatchObject({ lifecycle_rules: [{ expiration: [{ days: 30 }] }] });
  });

  test("take in an index that is imported by the command, which no prop does", async () => {
    const workspace = withStores("index");

    const imported = await workspace.import(index, "es-1a2b3c4d#auto#steps");
    const planned = await workspace.terraform("plan");

    expect(imported).toMatchObject({ code: 0 });
    expect(planned.output).toMatch(/Plan: 4 to import, \d+ to add, 5 to change, 0 to destroy/);
    expect(planned.output).toContain(`${index} will be updated in-place`);
  });

  test("get a backup policy without an import, which the provider does not support", async () => {
    const workspace = withStores("backup-policy");

    const imported = await workspace.import(
      addressOf(json, "tencentcloud_mysql_backup_policy"),
      "cdb-1a2b3c4d",
    );

    expect(imported.code).toBe(1);
    expect(imported.output).toContain("doesn't support import");
  });
});

describe("the stores of the shipped policy", () => {
  test("are taken over as the environment file says", async () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}
stores:
  monitoring-db: { name: calls, importFrom: cdb-1a2b3c4d, importDatabases: [monitoring] }
  identification-images: { name: faces, importFrom: faces-1250000000 }
  operation-log: { name: steps, importFrom: es-1a2b3c4d }
`,
    );
    const stack = deployed("production", environment);

    expect(stack.import?.map(({ id }) => id).sort()).toEqual([
      "cdb-1a2b3c4d",
      "cdb-1a2b3c4d#monitoring",
      "es-1a2b3c4d",
      "faces-1250000000",
    ]);
    const planned = await withStores("shipped", stack).terraform("plan");
    expect(planned.output).toMatch(/Plan: 4 to import, \d+ to add, 4 to change, 0 to destroy/);
  });
});

function withStores(name: string, { resource, import: imported } = json): Workspace {
  const workspace = rehearsal.workspace(name);
  workspace.configure(resource as Parameters<Workspace["configure"]>[0], { import: imported });
  return workspace;
}
