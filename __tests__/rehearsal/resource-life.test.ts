import { Rehearsal } from "./terraform-workspace";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("life")));
afterAll(() => rehearsal.stop());

const mysql = {
  instance_name: "db",
  mem_size: 2000,
  volume_size: 50,
  engine_version: "8.0",
  security_groups: ["sg-1"],
};
const bucket = { bucket: "images-1250000000" };

describe("creating", () => {
  test("answers what the service would, and keeps it", async () => {
    const workspace = rehearsal.workspace("create");
    const resources = {
      tencentcloud_vpc: { main: { name: "main", cidr_block: "10.0.0.0/16" } },
      tencentcloud_mysql_instance: { db: mysql },
      tencentcloud_mysql_database: {
        db: {
          instance_id: "${tencentcloud_mysql_instance.db.id}",
          db_name: "m",
          character_set_name: "utf8mb4",
        },
      },
      random_password: { root: { length: 20, min_upper: 2, special: false } },
    };

    const created = await workspace.apply(resources);
    const again = await workspace.plan(resources);

    expect(created).toMatchObject({ code: 0 });
    expect(again).toMatchObject({ code: 0 });
    expect(workspace.state("tencentcloud_vpc.main")["id"]).toMatch(/^vpc-[a-z0-9]{8}$/);
    const instance = workspace.state("tencentcloud_mysql_instance.db");
    expect(instance).toMatchObject({ charge_type: "POSTPAID", intranet_port: 3306, destroy_protect: "off" });
    expect(workspace.state("tencentcloud_mysql_database.db")["id"]).toBe(`${String(instance["id"])}#m`);
    expect(workspace.state("random_password.root")["result"]).toMatch(/^(?=.*[A-Z].*[A-Z])[a-zA-Z0-9]{20}$/);
  });

  test("keeps what sets and nested blocks leave out as it was written", async () => {
    const workspace = rehearsal.workspace("nested");
    const rules = [
      { filter_prefix: "", expiration: [{ days: 30 }] },
      { filter_prefix: "a/", expiration: [{ days: 9 }] },
    ];
    const nodes = [{ node_num: 3, node_type: "ES.S1.MEDIUM8" }];
    const resources = {
      tencentcloud_cos_bucket: { images: { ...bucket, lifecycle_rules: rules } },
      tencentcloud_elasticsearch_instance: {
        logs: { version: "7.14.2", vpc_id: "vpc-1", password: "Passw0rd", node_info_list: nodes },
      },
    };

    const created = await workspace.apply(resources);
    const again = await workspace.plan(resources);

    expect(created).toMatchObject({ code: 0 });
    expect(again).toMatchObject({ code: 0 });
    expect(workspace.state("tencentcloud_elasticsearch_instance.logs")).toMatchObject({
      node_info_list: [{ node_num: 3, type: "hotData", encrypt: false }],
    });
  });
});

describe("changing", () => {
  test("in place keeps the id, a replacement does not, and an immutable argument is refused", async () => {
    const workspace = rehearsal.workspace("change");
    const database = { instance_id: "cdb-1", db_name: "m", character_set_name: "utf8mb4" };
    const resources = {
      tencentcloud_mysql_instance: { db: mysql },
      tencentcloud_mysql_database: { m: database },
    };
    await workspace.apply(resources);
    const { id } = workspace.state("tencentcloud_mysql_instance.db");

    const grown = await workspace.apply({
      ...resources,
      tencentcloud_mysql_instance: { db: { ...mysql, volume_size: 100 } },
    });
    expect(grown.output).toContain("0 added, 1 changed, 0 destroyed");
    expect(workspace.state("tencentcloud_mysql_instance.db")).toMatchObject({ id, volume_size: 100 });

    const replaced = await workspace.apply({
      ...resources,
      tencentcloud_mysql_instance: { db: { ...mysql, charge_type: "PREPAID" } },
    });
    expect(replaced.output).toContain("1 added, 0 changed, 1 destroyed");
    expect(workspace.state("tencentcloud_mysql_instance.db")["id"]).not.toBe(id);

    const refused = await workspace.plan({
      tencentcloud_mysql_database: { m: { ...database, character_set_name: "latin1" } },
    });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("argument `character_set_name` cannot be changed");
    expect(refused.output).toContain("with tencentcloud_mysql_database.m, on main.tf.json line 1");
  });
});

describe("refusing", () => {
  test("points at the argument", async () => {
    const workspace = rehearsal.workspace("refused");

    const refused = await workspace.plan({
      tencentcloud_mysql_backup_policy: { b: { mysql_id: "x", retention_period: 3 } },
    });

    expect(refused.code).toBe(1);
    expect(refused.output).toContain("invalid value for retention_period: expected 7 to 1830, got 3");
    expect(refused.output).toContain(
      "on main.tf.json line 1, in resource.tencentcloud_mysql_backup_policy.b",
    );
  });

  test("names a data source that it cannot read", async () => {
    const workspace = rehearsal.workspace("data-source");
    workspace.configure({}, { data: { tencentcloud_images: { all: {} } } });

    const refused = await workspace.terraform("plan");

    expect(refused.code).toBe(1);
    expect(refused.output).toContain("tencentcloud_images");
  });
});

describe("destroying", () => {
  test("is refused while protection is on", async () => {
    const workspace = rehearsal.workspace("protected");
    await workspace.apply({ tencentcloud_mysql_instance: { db: { ...mysql, destroy_protect: "on" } } });

    const refused = await workspace.destroy();

    expect(refused.code).toBe(1);
    expect(refused.output).toContain("[TencentCloudSDKError]");
    expect(workspace.state("tencentcloud_mysql_instance.db")).toMatchObject({ destroy_protect: "on" });

    await workspace.apply({ tencentcloud_mysql_instance: { db: { ...mysql, destroy_protect: "off" } } });
    expect(await workspace.destroy()).toMatchObject({ code: 0 });
  });

  test("warns where it only forgets, and where it does more than one would think", async () => {
    const workspace = rehearsal.workspace("no-op");
    await workspace.apply({
      tencentcloud_mysql_ssl: { tls: { instance_id: "cdb-1", status: "ON" } },
      tencentcloud_mysql_backup_policy: { backups: { mysql_id: "cdb-1", backup_model: "snapshot" } },
    });

    const destroyed = await workspace.destroy();

    expect(destroyed.code).toBe(0);
    expect(destroyed.output).toContain("Warning: Removed from the state only");
    expect(destroyed.output).toContain("Warning: Destroying a backup policy resets it");
  });
});

describe("destroying the backup policy of an instance with several nodes", () => {
  test("is refused, says what to do, and that works", async () => {
    const workspace = rehearsal.workspace("several-nodes");
    const resources = {
      tencentcloud_mysql_instance: { db: { ...mysql, first_slave_zone: "ap-guangzhou-7" } },
      tencentcloud_mysql_backup_policy: {
        backups: { mysql_id: "${tencentcloud_mysql_instance.db.id}", backup_model: "physical" },
      },
    };
    await workspace.apply(resources);

    const refused = await workspace.destroy();
    const forgotten = await workspace.terraform("state", "rm", "tencentcloud_mysql_backup_policy.backups");
    const destroyed = await workspace.destroy();

    expect(refused.code).toBe(1);
    expect(refused.output).toContain("does not support the backup model snapshot");
    expect(refused.output).toContain('"terraform state rm" with its address');
    expect(refused.output).toContain(".rehearsal/kept/out/stacks/<stack>");
    expect(forgotten).toMatchObject({ code: 0 });
    expect(destroyed).toMatchObject({ code: 0 });
    expect(destroyed.output).toContain("1 destroyed");
  });
});

describe("importing", () => {
  test("takes an id, and the configuration then fits", async () => {
    const workspace = rehearsal.workspace("import");
    const resources = {
      tencentcloud_cos_bucket: { images: bucket },
      tencentcloud_mysql_backup_policy: { backups: { mysql_id: "cdb-1" } },
    };
    workspace.configure(resources);

    const imported = await workspace.import("tencentcloud_cos_bucket.images", "images-1250000000");
    const refused = await workspace.import("tencentcloud_mysql_backup_policy.backups", "cdb-1");

    expect(imported).toMatchObject({ code: 0 });
    expect(workspace.state("tencentcloud_cos_bucket.images")).toMatchObject({
      id: bucket.bucket,
      bucket: bucket.bucket,
    });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("doesn't support import");
    const { output } = await workspace.plan({
      tencentcloud_cos_bucket: { images: { ...bucket, multi_az: true } },
    });
    expect(output).toContain("0 to add, 1 to change, 0 to destroy");
  });
});
