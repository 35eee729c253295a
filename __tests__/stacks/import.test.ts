import { Rehearsal } from "../rehearsal/terraform-workspace";
import type { Synthesized } from "../constructs/synthesized";
import { deployed, shippedEnvironment } from "./deployment";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("import")));
afterAll(() => rehearsal.stop());

/** What the how-to on existing resources tells to write: the names that the bucket and the instance have. */
const environment = shippedEnvironment(
  "production",
  (text) => `${text}
stores:
  monitoring-db: { name: calls, readers: [dashboard], writers: [gateway] }
  identification-images: { name: faces, writers: [registration] }
`,
);

describe("resources that run already", () => {
  const json = deployed("production", environment);
  const instance = addressOf(json, "tencentcloud_mysql_instance");
  const database = addressOf(json, "tencentcloud_mysql_database");
  const bucket = addressOf(json, "tencentcloud_cos_bucket");

  test("are imported by their ids, and the next plan destroys and replaces nothing", async () => {
    const workspace = rehearsal.workspace("imported");
    workspace.configure(json.resource);

    const imports = [
      await workspace.import(bucket, "faces-1250000000"),
      await workspace.import(instance, "cdb-1a2b3c4d"),
      await workspace.import(database, "cdb-1a2b3c4d#monitoring"),
    ];
    const planned = await workspace.terraform("plan");

    expect(imports.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.output).toMatch(/Plan: \d+ to add, 3 to change, 0 to destroy/);
    for (const address of [bucket, instance, database])
      expect(planned.output).toContain(`${address} will be updated in-place`);
    expect(planned.output).not.toContain("must be replaced");
  });

  test("with an import block in place of the command, plan the same", async () => {
    const workspace = rehearsal.workspace("import-block");
    workspace.configure(json.resource, {
      import: [
        { to: bucket, id: "faces-1250000000" },
        { to: instance, id: "cdb-1a2b3c4d" },
        { to: database, id: "cdb-1a2b3c4d#monitoring" },
      ],
    });

    const planned = await workspace.terraform("plan");

    expect(planned).toMatchObject({ code: 0 });
    expect(planned.output).toMatch(/Plan: 3 to import, \d+ to add, 3 to change, 0 to destroy/);
  });

  test("are adopted whole, and then there is nothing left to do", async () => {
    const workspace = rehearsal.workspace("adopted");
    workspace.configure(json.resource);
    await workspace.import(bucket, "faces-1250000000");
    await workspace.import(instance, "cdb-1a2b3c4d");
    await workspace.import(database, "cdb-1a2b3c4d#monitoring");

    const applied = await workspace.apply(json.resource);
    const again = await workspace.plan(json.resource);

    expect(applied).toMatchObject({ code: 0 });
    expect(again).toMatchObject({ code: 0 });
    expect(workspace.state(instance)).toMatchObject({ id: "cdb-1a2b3c4d", instance_name: "calls" });
    expect(workspace.state(bucket)).toMatchObject({ lifecycle_rules: [{ expiration: [{ days: 30 }] }] });
  });

  test("cannot be imported where the provider does not support it, and need not be", async () => {
    const workspace = rehearsal.workspace("backup-policy");
    workspace.configure(json.resource);

    const imported = await workspace.import(
      addressOf(json, "tencentcloud_mysql_backup_policy"),
      "cdb-1a2b3c4d",
    );

    expect(imported.code).toBe(1);
    expect(imported.output).toContain("doesn't support import");
  });
});

/** Of the only resource of a type. */
function addressOf({ resource }: Synthesized, type: string): string {
  const [name, ...others] = Object.keys(resource[type] ?? {});
  if (name === undefined || others.length > 0) throw new Error(`not one resource of type ${type}`);
  return `${type}.${name}`;
}
