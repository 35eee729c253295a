import { TerraformVariable, Token } from "cdktf";
import { MysqlStore, type MysqlStoreProps } from "../../constructs/mysql/mysql-store";
import { Period } from "../../policy/period";
import { purgeConfiguration } from "../../schedule/purge-configuration";
import { sampleNetwork } from "./sample-network";
import { addressOf, only, refusals, synthesized } from "./synthesized";

const size = { memory: 8000, disk: 200 };
const props: MysqlStoreProps = {
  name: "calls",
  network: sampleNetwork(2),
  size,
  backupsExpireAfter: Period.days(14),
  binlogsExpireAfter: Period.days(7),
  databases: ["monitoring"],
  rowPurge: { rowsStay: "a nightly job of the application deletes them" },
};

const configuration = purgeConfiguration({
  kind: "mysql",
  categories: ["calls"],
  backupDays: 14,
  binlogDays: 7,
  purge: { everyDays: 1 },
  tables: [
    { database: "monitoring", name: "call", timeColumn: "time", deleteAfterDays: 730, categories: ["calls"] },
  ],
});

describe("a MySQL instance", () => {
  it("is private, protected and spread over two zones by default", () => {
    const instance = only(storeWith({}), "tencentcloud_mysql_instance");

    expect(instance).toMatchObject({
      instance_name: "calls",
      engine_version: "8.0",
      internet_service: 0,
      intranet_port: 13306,
      destroy_protect: "on",
      vpc_id: "vpc-1",
      subnet_id: "subnet-1",
      availability_zone: "ap-guangzhou-1",
      first_slave_zone: "ap-guangzhou-2",
      slave_deploy_mode: 1,
      slave_sync_mode: 1,
      lifecycle: { prevent_destroy: true },
    });
    expect(only(storeWith({}), "tencentcloud_mysql_ssl")["status"]).toBe("ON");
    expect(storeWith({}).resource).toMatchSnapshot();
  });

  it("bounds backups and binlogs by a policy bound to the instance", () => {
    const policy = only(storeWith({}), "tencentcloud_mysql_backup_policy");

    expect(policy).toMatchObject({ retention_period: 14, binlog_period: 7, backup_model: "physical" });
    expect(policy["mysql_id"]).toMatch(/^\$\{tencentcloud_mysql_instance\.\w+\.id\}$/);
    expect(policy["lifecycle"]).toEqual({ prevent_destroy: true });
  });

  it("creates the databases in utf8mb4, and does not let go of them", () => {
    const json = storeWith({ databases: ["monitoring", "billing"] });

    const databases = Object.values(json.resource["tencentcloud_mysql_database"]!);
    expect(databases.map((database) => database["db_name"])).toEqual(["billing", "monitoring"]);
    for (const database of databases) {
      expect(database).toMatchObject({ character_set_name: "utf8mb4", lifecycle: { prevent_destroy: true } });
    }
  });

  it("admits clients from inside to its port only", () => {
    const json = storeWith({});

    const rules = only(json, "tencentcloud_security_group_rule_set");
    expect(rules["ingress"]).toEqual([
      expect.objectContaining({
        action: "ACCEPT",
        cidr_block: "10.0.0.0/16",
        port: "13306",
        protocol: "TCP",
      }),
    ]);
    expect(rules).not.toHaveProperty("egress");
    expect(only(json, "tencentcloud_mysql_instance")["security_groups"]).toEqual([
      expect.stringMatching(/^\$\{tencentcloud_security_group\.\w+\.id\}$/),
    ]);
  });

  it("has a maintenance window that the provider reads back as it was written", () => {
    const window = only(storeWith({}), "tencentcloud_mysql_time_window");

    expect(window).toMatchObject({ time_ranges: ["03:00-04:00"], max_delay_time: 10 });
    expect(window["weekdays"]).not.toContain("sunday");
  });

  it("keeps the password in SSM and nowhere in the JSON", () => {
    const json = storeWith({});

    expect(only(json, "tencentcloud_mysql_instance")["root_password"]).toMatch(
      /^\$\{random_password\.\w+\.result\}$/,
    );
    const version = only(json, "tencentcloud_ssm_secret_version_v2");
    expect(version["secret_string_wo"]).toMatch(
      /^\$\{jsonencode\(\{"username" = "root", "password" = random_password/,
    );
    expect(version).not.toHaveProperty("secret_string");
    expect(only(json, "tencentcloud_ssm_secret")["secret_name"]).toBe("retention__calls_root");
  });

  it("is a single node with snapshots, if it has no replica", () => {
    const json = storeWith({ size: { memory: 1000, disk: 25, nodes: 1 }, network: sampleNetwork(1) });

    const instance = only(json, "tencentcloud_mysql_instance");
    expect(instance).toMatchObject({ device_type: "BASIC_V2", slave_deploy_mode: 0 });
    expect(instance).not.toHaveProperty("first_slave_zone");
    expect(only(json, "tencentcloud_mysql_backup_policy")["backup_model"]).toBe("snapshot");
  });

  it("has one replica in each further zone, if it has three nodes", () => {
    const json = storeWith({ size: { memory: 8000, disk: 200, nodes: 3 }, network: sampleNetwork(3) });

    expect(only(json, "tencentcloud_mysql_instance")).toMatchObject({
      first_slave_zone: "ap-guangzhou-2",
      second_slave_zone: "ap-guangzhou-3",
    });
  });

  it("encrypts physical backups, and says so if it should not: the provider's delete does nothing", () => {
    const status = (changed: Partial<MysqlStoreProps>) =>
      only(storeWith(changed), "tencentcloud_mysql_backup_encryption_status")["encryption_status"];

    expect(status({})).toBe("on");
    expect(status({ encryptBackups: false })).toBe("off");
  });

  it("does not ask for encrypted backups of a single node, which has snapshots only", () => {
    const json = storeWith({ size: { memory: 1000, disk: 25, nodes: 1 }, network: sampleNetwork(1) });

    expect(json.resource).not.toHaveProperty("tencentcloud_mysql_backup_encryption_status");
  });

  it("encrypts its data files only if asked to, and does not let go of that unasked", () => {
    const operation = (encryptDisks: MysqlStoreProps["encryptDisks"]) =>
      only(storeWith({ encryptDisks }), "tencentcloud_mysql_instance_encryption_operation");

    expect(storeWith({}).resource).not.toHaveProperty("tencentcloud_mysql_instance_encryption_operation");
    expect(operation("service-key")).toMatchObject({
      // The service answers with its own key, and another key is a replacement.
      lifecycle: { prevent_destroy: true, ignore_changes: ["key_id", "key_region"] },
    });
    expect(operation("service-key")).not.toHaveProperty("key_id");
    expect(operation({ keyId: "key-1", region: "ap-guangzhou" })).toMatchObject({
      instance_id: expect.stringMatching(/^\$\{tencentcloud_mysql_instance\.\w+\.id\}$/),
      key_id: "key-1",
      key_region: "ap-guangzhou",
      lifecycle: { prevent_destroy: true },
    });
  });

  it("has no function that deletes rows, if they stay", () => {
    expect(storeWith({}).resource).not.toHaveProperty("tencentcloud_scf_function");
  });

  it("can be destroyed once it is no longer protected", () => {
    const json = storeWith({ destroyProtection: false });

    expect(only(json, "tencentcloud_mysql_instance")["destroy_protect"]).toBe("off");
    expect(JSON.stringify(json)).not.toContain("prevent_destroy");
  });
});

describe("a MySQL instance that exists", () => {
  const existing = { instanceId: "cdb-1a2b3c4d", host: "10.0.1.5", port: 3306, nodes: 2 } as const;

  it("gets backups, databases, encryption and accounts, and is otherwise left alone", () => {
    const json = synthesized((stack) => {
      const store = new MysqlStore(stack, "calls", {
        ...props,
        size: undefined,
        existing,
        region: "ap-guangzhou",
      });
      store.grantRead({ name: "app" });
      expect([store.host, store.port, store.secretName]).toEqual(["10.0.1.5", 3306, undefined]);
    });

    expect(Object.keys(json.resource).sort()).toEqual([
      "tencentcloud_cam_policy",
      "tencentcloud_cam_role_policy_attachment_by_name",
      "tencentcloud_mysql_backup_encryption_status",
      "tencentcloud_mysql_backup_policy",
      "tencentcloud_mysql_database",
      "tencentcloud_mysql_ssl",
      "tencentcloud_ssm_product_secret",
    ]);
    expect(only(json, "tencentcloud_mysql_backup_policy")).toMatchObject({
      mysql_id: "cdb-1a2b3c4d",
      retention_period: 14,
    });
    expect(only(json, "tencentcloud_ssm_product_secret")["instance_id"]).toBe("cdb-1a2b3c4d");
  });

  it.each<[string, Partial<MysqlStoreProps>, string]>([
    ["a size", { size }, "existing-instance: size is"],
    ["server parameters", { parameters: { a: "b" } }, "existing-instance: parameters is"],
    ["a maintenance window", { maintenanceWindow: "03:00-04:00" }, "existing-instance: maintenanceWindow is"],
    ["a secret of root", { secretName: "calls_root" }, "existing-instance: secretName is"],
    [
      "31 days of backups on a single node",
      { existing: { ...existing, nodes: 1 }, backupsExpireAfter: Period.days(31) },
      "days on a single node from 7 to 30",
    ],
    [
      "encrypted backups of a single node",
      { existing: { ...existing, nodes: 1 }, encryptBackups: true },
      "backup-encryption: encryptBackups is true; nothing or off on a single node",
    ],
    [
      "no id",
      { existing: { ...existing, instanceId: "cdb-" } },
      'id: existing.instanceId is "cdb-"; an id such as cdb-',
    ],
    ["no address", { existing: { ...existing, host: " " } }, 'name: existing.host is " "; an address inside'],
    [
      "an address with a port",
      { existing: { ...existing, host: "10.0.1.5:3306" } },
      'name: existing.host is "10.0.1.5:3306"',
    ],
    [
      "no port",
      { existing: { ...existing, port: 0 } },
      "range: existing.port is 0; a whole number from 1 to 65535",
    ],
    [
      "four nodes",
      { existing: { ...existing, nodes: 4 as 3 } },
      "range: existing.nodes is 4; a whole number of nodes from 1 to 3",
    ],
    [
      "a network in which no purge could run",
      {
        network: sampleNetwork(0),
        region: "ap-guangzhou",
        rowPurge: { configuration, every: Period.days(1) },
      },
      "zones: network.subnets is []; a subnet in at least one zone",
    ],
    [
      "nothing that says which one",
      { existing: undefined },
      "instance: size is undefined; what to create, or",
    ],
  ])("is refused with %s, which would not be done", (_, changed, refusal) => {
    const found = refusals(
      (stack) => new MysqlStore(stack, "calls", { ...props, size: undefined, existing, ...changed }),
    );

    expect(found).toEqual([expect.stringContaining(refusal)]);
  });

  it("is refused without what cdktf writes for a value that only Terraform will know", () => {
    const found = refusals((stack) => {
      const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
      new MysqlStore(stack, "calls", {
        ...props,
        importFrom: "cdb-1a2b3c4d",
        importDatabases: ["calls"],
        databases: [text],
      });
    });

    expect(found.join()).toContain("<a value that only Terraform will know>");
    expect(found.join()).not.toContain("TfToken");
  });

  it.each<[Partial<MysqlStoreProps>, string]>([
    [{ network: { ...sampleNetwork(), vpcId: "main" } }, 'id: network.vpcId is "main"; an id such as vpc-'],
    [{ network: { ...sampleNetwork(), clientCidrs: [] } }, "private-access: network.clientCidrs is []; one"],
    [
      { network: { ...sampleNetwork(), subnets: [{ zone: "ap-guangzhou-6", subnetId: "mine" }] } },
      'id: network.subnets.0.subnetId is "mine"; an id such as subnet-',
    ],
    [
      { network: { ...sampleNetwork(), subnets: [{ zone: "guangzhou", subnetId: "subnet-1" }] } },
      'zone: network.subnets.0.zone is "guangzhou"; a zone, such as ap-guangzhou-6',
    ],
    [
      { region: "ap-shanghai", network: sampleNetwork() },
      'zone: network.subnets.0.zone is "ap-guangzhou-1"; a zone of ap-shanghai',
    ],
    [{ region: "guangzhou" }, 'region: region is "guangzhou"; a region'],
    [{ region: "*" }, 'region: region is "*"; a region'],
    [{ creatorUin: "abc" }, 'uin: creatorUin is "abc"'],
    [{ readerSecretName: "a b*" }, 'name: readerSecretName is "a b*"; letters, digits'],
  ])("is refused %j before anything is granted", (changed, refusal) => {
    const found = refusals((stack) => new MysqlStore(stack, "calls", { ...props, ...changed }));

    expect(found).toEqual([expect.stringContaining(`stack/calls: ${refusal}`)]);
  });

  it("has no account root to grant", () => {
    const found = refusals((stack) =>
      new MysqlStore(stack, "calls", { ...props, size: undefined, existing }).grantAdministration({
        name: "dba",
      }),
    );

    expect(found).toEqual([
      'stack/calls: existing-instance: grantAdministration is "dba"; grantRead, grantWrite: the account root of an instance that exists is in no secret here',
    ]);
  });
});

describe("a MySQL instance that is taken over", () => {
  const importFrom = "cdb-1a2b3c4d";
  const existing = { instanceId: importFrom, host: "10.0.1.5", port: 3306, nodes: 2 } as const;

  it("is imported with those of its databases that exist, by ids that a plan can know", () => {
    const json = storeWith({
      importFrom,
      databases: ["monitoring", "billing"],
      importDatabases: ["monitoring"],
    });

    expect(json.import).toHaveLength(2);
    expect(json.import).toEqual(
      expect.arrayContaining([
        { to: addressOf(json, "tencentcloud_mysql_instance"), id: "cdb-1a2b3c4d" },
        {
          to: expect.stringMatching(/^tencentcloud_mysql_database\.calls_database-monitoring_/),
          id: "cdb-1a2b3c4d#monitoring",
        },
      ]),
    );
    expect(json.resource).toEqual(storeWith({ databases: ["monitoring", "billing"] }).resource);
  });

  it("may stay somebody else's, and have its databases imported all the same", () => {
    const json = storeWith({ size: undefined, existing, importDatabases: ["monitoring"] });

    expect(json.import).toEqual([
      { to: addressOf(json, "tencentcloud_mysql_database"), id: "cdb-1a2b3c4d#monitoring" },
    ]);
  });

  it("is not looked for unless it is named", () => {
    expect(storeWith({})).not.toHaveProperty("import");
    expect(storeWith({ importDatabases: [] })).not.toHaveProperty("import");
  });

  it.each<[string, Partial<MysqlStoreProps>, string]>([
    [
      "a name in place of an id",
      { importFrom: "calls" },
      'id: importFrom is "calls"; an id such as cdb-1a2b3c4d',
    ],
    [
      "the id of a database",
      { importFrom: "cdb-1a2b3c4d#monitoring" },
      'id: importFrom is "cdb-1a2b3c4d#monitoring"; an id such as cdb-1a2b3c4d',
    ],
    [
      "nothing that says what it is",
      { importFrom, size: undefined },
      "instance: size is undefined; what the instance of importFrom is",
    ],
    [
      "an owner",
      { importFrom, size: undefined, existing },
      'import: importFrom is "cdb-1a2b3c4d"; nothing beside `existing`: an instance is taken over, or stays somebody else\'s',
    ],
    [
      "a database that it is not to have",
      { importFrom, importDatabases: ["billing"] },
      'import: importDatabases is "billing"; some of databases: monitoring',
    ],
    [
      "a database that exists, but no instance",
      { importDatabases: ["monitoring"] },
      'import: importDatabases is "monitoring"; nothing without `importFrom` or `existing`: a new instance has no databases',
    ],
  ])("is refused with %s", (_, changed, refusal) => {
    const found = refusals((stack) => new MysqlStore(stack, "calls", { ...props, ...changed }));

    expect(found).toEqual([`stack/calls: ${refusal}`]);
  });
});

describe("the props of a MySQL instance", () => {
  const single = { memory: 1000, disk: 25, nodes: 1 } as const;
  it.each<[string, Partial<MysqlStoreProps>, string]>([
    [
      "backups for 6 days",
      { backupsExpireAfter: Period.days(6), binlogsExpireAfter: Period.days(6) },
      "range: backupsExpireAfter is 6; a whole number of days from 7 to 1830",
    ],
    ["backups for 1831 days", { backupsExpireAfter: Period.days(1831) }, "range: backupsExpireAfter is 1831"],
    [
      "31 days of backups on a single node",
      { backupsExpireAfter: Period.days(31), size: single },
      "days on a single node from 7 to 30",
    ],
    [
      "binlogs longer than backups",
      { binlogsExpireAfter: Period.days(15) },
      "binlogs-within-backups: binlogsExpireAfter is 15; at most as long as the backups: 14 days",
    ],
    [
      "a network without a subnet",
      { network: sampleNetwork(0) },
      "zones: network.subnets is []; a subnet in at least one zone",
    ],
    ["memory that is no number", { size: { ...size, memory: NaN } }, "range: size.memory is NaN; a whole"],
    [
      "a disk of less than nothing",
      { size: { ...size, disk: -3 } },
      "range: size.disk is -3; a whole number",
    ],
    ["no core", { size: { ...size, cpu: 0 } }, "range: size.cpu is 0; a whole number of cores from 1"],
    [
      "a version of the past",
      { size: { ...size, engineVersion: "5.5" } },
      'one-of: size.engineVersion is "5.5"',
    ],
    [
      "rows that stay for no reason",
      { rowPurge: { rowsStay: " " } },
      'reason: rowPurge.rowsStay is " "; why they stay',
    ],
    [
      "a database twice",
      { databases: ["shop", "shop"] },
      'stack/calls: database-twice: databases is "shop"; each database once',
    ],
    [
      "the name of a database that only Terraform will know",
      { databases: [Token.asString({ Ref: "database" })] },
      'stack/calls: name: databases is "a value that only Terraform will know"; up to 64 letters, digits',
    ],
    [
      "databases of which only Terraform will know how many there are",
      { databases: Token.asList({ Ref: "databases" }) },
      "stack/calls: name: databases is",
    ],
    ["the well-known port", { size: { ...size, port: 3306 } }, "port: size.port is 3306"],
    ["a privileged port", { size: { ...size, port: 1023 } }, "range: size.port is 1023"],
    ["a database name with a dot", { databases: ["a.b"] }, 'name: databases is "a.b"'],
    [
      "a database name with an underscore at its end",
      { databases: ["db_"] },
      'name: databases is "db_"; up to 64 letters, digits, underscores and hyphens, beginning with a letter, ending in a letter or digit',
    ],
    [
      "a name that is too long for its security group",
      { name: "x".repeat(55) },
      `stack/calls: name: name is "${"x".repeat(55)}"; a name without spaces around it, at most 54 characters`,
    ],
    [
      "clients from half the internet",
      { network: { ...sampleNetwork(2), clientCidrs: ["0.0.0.0/1"] } },
      'private-access: clientCidrs is "0.0.0.0/1"; a part of 10.0.0.0/8',
    ],
    [
      "clients from everywhere",
      { network: { ...sampleNetwork(2), clientCidrs: ["0.0.0.0/0"] } },
      'private-access: clientCidrs is "0.0.0.0/0"',
    ],
  ])("are refused with %s", (_, changed, refusal) => {
    const found = refusals((stack) => new MysqlStore(stack, "calls", { ...props, ...changed }));

    expect(found).toContainEqual(expect.stringContaining(refusal));
  });

  it.each([
    ["readers", (store: MysqlStore) => store.grantRead({ name: "app" })],
    ["writers", (store: MysqlStore) => store.grantWrite({ name: "app" })],
  ])("are refused without a database, but for an instance with %s only", (grantees, grant) => {
    const withoutDatabases = { ...props, region: "ap-guangzhou", databases: [] };
    const granted = refusals((stack) => grant(new MysqlStore(stack, "calls", withoutDatabases)));

    expect(refusals((stack) => new MysqlStore(stack, "calls", withoutDatabases))).toEqual([]);
    expect(granted).toEqual([
      `stack/calls: granted-databases: databases is []; one at least, which the ${grantees} are given`,
    ]);
  });

  it("may be what only Terraform will know", () => {
    const found = refusals((stack) => {
      const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
      const number = new TerraformVariable(stack, "number", { type: "number" }).numberValue;
      const network = {
        vpcId: text,
        clientCidrs: [text],
        subnets: [{ zone: text, subnetId: text }],
      };
      new MysqlStore(stack, "new", {
        ...props,
        name: text,
        network,
        secretName: text,
        size: { memory: number, disk: number, cpu: number, engineVersion: text, port: number },
        rowPurge: { rowsStay: text },
      });
      new MysqlStore(stack, "existing", {
        ...props,
        network,
        size: undefined,
        existing: { instanceId: text, host: text, port: number, nodes: 2 },
        region: text,
        rowPurge: { configuration, every: Period.days(1) },
      });
    });

    expect(found).toEqual([]);
  });

  it("are accepted as they are in the examples above", () => {
    expect(refusals((stack) => new MysqlStore(stack, "calls", props))).toEqual([]);
  });
});

function storeWith(changed: Partial<MysqlStoreProps>) {
  return synthesized((stack) => new MysqlStore(stack, "calls", { ...props, ...changed }));
}
