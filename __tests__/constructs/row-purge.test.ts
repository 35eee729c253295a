import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { MysqlStore, type MysqlStoreProps } from "../../constructs/mysql/mysql-store";
import type { RowPurgeOptions } from "../../constructs/mysql/row-purge";
import type { PurgeConfiguration, TableConfiguration } from "../../functions/row-purge/configuration";
import { zipFiles } from "../../functions/row-purge/zip";
import { Period } from "../../policy/period";
import { purgeConfiguration } from "../../schedule/purge-configuration";
import type { MysqlSettings } from "../../schedule/kinds/mysql";
import { sampleNetwork } from "./sample-network";
import { only, refusals, synthesized } from "./synthesized";

let scratch: string;
let archivePath: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "retention-archive-"));
  archivePath = join(scratch, "row-purge.zip");
  writeFileSync(archivePath, zipFiles({ "index.js": Buffer.from("code") }));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe("the row purge of an instance", () => {
  it("is a function inside the VPC, with the configuration of the schedule and no secret", () => {
    const json = storeWith({});

    const code = only(json, "tencentcloud_scf_function");
    expect(code).toMatchObject({
      name: "calls-row-purge",
      runtime: "Nodejs18.15",
      handler: "index.main_handler",
      timeout: 900,
      vpc_id: "vpc-1",
      subnet_id: "subnet-1",
      enable_public_net: false,
    });
    const environment = code["environment"] as Record<string, string>;
    expect(Buffer.byteLength(JSON.stringify(environment))).toBeLessThan(512);
    expect(environment).toMatchObject({ DB_PORT: "13306", DB_TLS: "on", SSM_REGION: "ap-guangzhou" });
    expect(environment["DB_HOST"]).toMatch(/^\$\{tencentcloud_mysql_instance\.\w+\.intranet_ip\}$/);
    expect(environment["SECRET_NAME"]).toMatch(/^\$\{tencentcloud_ssm_product_secret\.\w+\.secret_name\}$/);
    expect(JSON.stringify(code)).not.toContain("random_password");
    expect(code["zip_file"]).toMatch(/^assets\/\w+\/[0-9A-F]{32}\/row-purge-[0-9a-f]{16}\.zip$/);
    expect(withoutHashes(json.resource)).toMatchSnapshot();
  });

  it("gets another path when its code changes", () => {
    const path = () => only(storeWith({}), "tencentcloud_scf_function")["zip_file"];
    const before = path();
    writeFileSync(archivePath, zipFiles({ "index.js": Buffer.from("other code") }));

    expect(path()).not.toBe(before);
  });

  it("gets another path when its configuration changes", () => {
    const path = (table: { partitionDays?: number }) =>
      only(storeWith({ configuration: configuration(table) }), "tencentcloud_scf_function")["zip_file"];

    expect(path({ partitionDays: 7 })).not.toBe(path({}));
    expect(path({})).toBe(path({}));
  });

  it("has its configuration in its archive, and the same text in the plan, under the hash that the archive is named after", () => {
    const json = storeWith({});

    const shown = only(json, "terraform_data");
    const text = String(shown["input"]);
    expect(JSON.parse(text)).toEqual(configuration());
    expect(shown["triggers_replace"]).toMatch(/^\$\{tencentcloud_scf_function\.\w+\.name\}$/);
    const [, hash] = /-([0-9a-f]{16})\.zip$/.exec(
      String(only(json, "tencentcloud_scf_function")["zip_file"]),
    )!;
    expect(createHash("sha256").update(text).digest("hex").slice(0, 16)).toBe(hash);
  });

  it("takes as many tables as there are", () => {
    const { tables } = JSON.parse(
      String(only(storeWith({ configuration: manyTables() }), "terraform_data")["input"]),
    ) as PurgeConfiguration;

    expect(tables).toHaveLength(400);
  });

  it.each([
    ["that is none", () => Buffer.from("no archive"), "row-purge.zip is not a ZIP archive of the row purge"],
    [
      "that does not hold the function",
      () => zipFiles({ "src/index.js": Buffer.from("code") }),
      "row-purge.zip is not a ZIP archive of the row purge: it has no index.js",
    ],
    [
      "that has a configuration already",
      () => zipFiles({ "index.js": Buffer.from("code"), "configuration.json": Buffer.from("{}") }),
      "row-purge.zip holds a configuration.json already: give the archive of the function alone",
    ],
    [
      "that has one under another spelling of its path",
      () => zipFiles({ "./index.js": Buffer.from("code"), "./configuration.json": Buffer.from("{}") }),
      "row-purge.zip holds a configuration.json already: give the archive of the function alone",
    ],
  ])("is refused an archive %s", (_, content, message) => {
    const path = join(scratch, "odd", "row-purge.zip");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content());

    expect(() => storeWith({ archivePath: path })).toThrow(message);
  });

  it("is refused an archive that is not there, by the path that was given", () => {
    expect(() => storeWith({ archivePath: "no/row-purge.zip" })).toThrow(
      /^archivePath: no\/row-purge\.zip does not exist$/,
    );
  });

  it("runs on a timer, is repeated if it fails, and then raises an alarm", () => {
    const json = storeWith({ alarmNoticeIds: ["notice-1"] });

    expect(only(json, "tencentcloud_scf_trigger")).toMatchObject({
      type: "timer",
      trigger_desc: "0 0 2 * * * *",
      enable: "OPEN",
      qualifier: "$DEFAULT",
    });
    expect(only(json, "tencentcloud_scf_function_event_invoke_config")).toMatchObject({
      async_trigger_config: { msg_ttl: 21600, retry_config: [{ retry_num: 2 }] },
    });
    expect(only(json, "tencentcloud_monitor_alarm_policy")).toMatchObject({
      enable: 1,
      notice_ids: ["notice-1"],
    });
  });

  it("runs on Mondays, if once a week is enough", () => {
    const json = storeWith({ every: Period.weeks(1) });

    expect(only(json, "tencentcloud_scf_trigger")["trigger_desc"]).toBe("0 0 2 * * MON *");
  });

  it.each<[string, Partial<RowPurgeOptions>, string]>([
    ["at the hour that is wished, by a timer in UTC", { at: "02:30+08:00" }, "0 30 18 * * * *"],
    [
      "on the Monday where that hour is, which is a Sunday in UTC",
      { at: "02:30+08:00", every: Period.weeks(1) },
      "0 30 18 * * SUN *",
    ],
    ["at that hour by a timer in its zone", { at: "02:30+08:00", timerZone: "+08:00" }, "0 30 2 * * * *"],
    ["at 02:00 in UTC by a timer in another zone", { timerZone: "+08:00" }, "0 0 10 * * * *"],
  ])("runs %s", (_, options, expression) => {
    expect(only(storeWith(options), "tencentcloud_scf_trigger")["trigger_desc"]).toBe(expression);
  });

  it("has an account that may delete rows, and change tables only where partitions are kept", () => {
    const plain = only(storeWith({}), "tencentcloud_ssm_product_secret");
    const partitioned = only(
      storeWith({ configuration: configuration({ partitionDays: 7 }) }),
      "tencentcloud_ssm_product_secret",
    );

    expect(plain["privileges_list"]).toEqual([
      { privilege_name: "DatabasePrivileges", database: "monitoring", privileges: ["SELECT", "DELETE"] },
    ]);
    expect(partitioned["privileges_list"]).toMatchObject([
      { privileges: ["SELECT", "DELETE", "ALTER", "DROP", "CREATE", "INSERT", "LOCK TABLES"] },
    ]);
    expect(plain["secret_name"]).toMatch(/^retention__calls_purge-[0-9a-f]{8}$/);
    expect(partitioned["secret_name"]).not.toBe(plain["secret_name"]);
    expect(plain["depends_on"]).toEqual([expect.stringMatching(/^tencentcloud_mysql_database\./)]);
  });

  it("has a role that may read this one secret and nothing else", () => {
    const json = storeWith({});

    const { secret_name: secret } = only(json, "tencentcloud_ssm_product_secret");
    expect(JSON.parse(String(only(json, "tencentcloud_cam_policy")["document"]))).toEqual({
      version: "2.0",
      statement: [
        {
          action: ["ssm:GetSecretValue"],
          effect: "allow",
          resource: [`qcs::ssm:ap-guangzhou::secret/creatorUin/*/${String(secret)}`],
        },
      ],
    });
    expect(JSON.parse(String(only(json, "tencentcloud_cam_role")["document"]))).toMatchObject({
      statement: [{ principal: { service: ["scf.qcloud.com"] } }],
    });
  });

  it("reads the secret of the creator that the store names", () => {
    const json = synthesized((stack) => build(stack, {}, { creatorUin: "100000000002" }));

    const { secret_name: secret } = only(json, "tencentcloud_ssm_product_secret");
    expect(JSON.parse(String(only(json, "tencentcloud_cam_policy")["document"]))).toMatchObject({
      statement: [{ resource: [`qcs::ssm:ap-guangzhou::secret/creatorUin/100000000002/${String(secret)}`] }],
    });
  });

  it("has tags on everything of its own that takes some", () => {
    const tags = { team: "calls" };
    const { resource } = synthesized((stack) => build(stack, {}, { tags }));

    for (const type of [
      "tencentcloud_scf_function",
      "tencentcloud_ssm_product_secret",
      "tencentcloud_cam_role",
      "tencentcloud_cam_policy",
      "tencentcloud_cls_logset",
      "tencentcloud_cls_topic",
    ]) {
      for (const found of Object.values(resource[type]!)) expect({ type, ...found }).toMatchObject({ tags });
    }
  });

  it("has a log that ends", () => {
    expect(only(storeWith({}), "tencentcloud_cls_topic")["period"]).toBe(30);
    expect(only(storeWith({ logsExpireAfter: Period.days(7) }), "tencentcloud_cls_topic")["period"]).toBe(7);
  });

  it("reaches SSM over the internet only if told so", () => {
    const code = only(storeWith({ ssmAccess: "public-egress" }), "tencentcloud_scf_function");

    expect(code["enable_public_net"]).toBe(true);
    expect(code["environment"]).toMatchObject({ SSM_ENDPOINT: "https://ssm.tencentcloudapi.com" });
  });
});

describe("the store of a row purge", () => {
  it.each<[string, Partial<MysqlStoreProps>, string]>([
    [
      "without a region",
      { region: undefined },
      "calls: row-purge: region is undefined; the region of the store, where the row purge reads the secret of its account",
    ],
    [
      "in every region",
      { region: "*" },
      'calls/purge: region: region is "*"; a region, such as ap-guangzhou',
    ],
    [
      "of a creator that is none",
      { creatorUin: "*/x" },
      'calls/purge: uin: creatorUin is "*/x"; the UIN of the account',
    ],
  ])("is refused %s", (_, changed, refusal) => {
    expect(refusals((stack) => build(stack, {}, changed))).toEqual([expect.stringContaining(refusal)]);
  });

  it("may be in a region that only Terraform will know", () => {
    const found = refusals((stack) =>
      build(stack, {}, { region: new TerraformVariable(stack, "region", { type: "string" }).stringValue }),
    );

    expect(found).toEqual([]);
  });
});

describe("the options of a row purge", () => {
  it.each<[string, () => Partial<RowPurgeOptions>, string]>([
    ["three days between runs", () => ({ every: Period.days(3) }), "timer: every is 3; 1 day or 7 days"],
    [
      "an hour without an offset",
      () => ({ at: "02:30" }),
      'run-at: at is "02:30"; a time of day with its offset from UTC, such as "02:30+08:00" or "18:30Z"',
    ],
    [
      "a timer in a named zone",
      () => ({ timerZone: "Asia/Shanghai" }),
      'utc-offset: timerZone is "Asia/Shanghai"; a fixed offset from UTC, from "-12:00" to "+14:00", such as "+08:00"',
    ],
    [
      "a time column in a named zone",
      () => ({ configuration: withTable({ timeZone: "Asia/Shanghai" }) }),
      'configuration: configuration is "tables.0.timeZone: is not an offset from -12:00 to +14:00, such as +08:00"',
    ],
    [
      "a zone beside a unit",
      () => ({ configuration: withTable({ timeZone: "+08:00", unit: "seconds" }) }),
      'configuration: configuration is "tables.0.timeZone: does not go with unit, which is counted in UTC"',
    ],
    ["a log for no day", () => ({ logsExpireAfter: Period.days(0) }), "range: logsExpireAfter is 0"],
    [
      "no table",
      () => ({ configuration: { ...configuration(), tables: [] } }),
      'configuration: configuration is "tables: names no table"; what purgeConfiguration makes: at least one table',
    ],
    [
      "a table that is overdue before it is due",
      () => ({ configuration: withTable({ overdueAfterDays: 1 }) }),
      'configuration: configuration is "tables.0.overdueAfterDays: is less than deleteAfterDays"',
    ],
    [
      "tables of a database that is not the store's",
      () => ({ configuration: withTable({ database: "billing" }) }),
      'purged-database: rowPurge.configuration is "billing"; tables in databases alone: monitoring',
    ],
    [
      "no tables in a configuration by hand",
      () => ({ configuration: { ...configuration(), tables: undefined as unknown as [] } }),
      'configuration: configuration is "tables: is missing"',
    ],
  ])("are refused with %s", (_, changed, refusal) => {
    expect(refusals((stack) => build(stack, changed()))).toEqual([expect.stringContaining(refusal)]);
  });

  it.each<[string, (stack: TerraformStack) => PurgeConfiguration]>([
    ["a column", (stack) => withTable({ timeColumn: token(stack).stringValue })],
    ["a database", (stack) => withTable({ database: token(stack).stringValue })],
    ["a limit", (stack) => ({ ...configuration(), lockWaitSeconds: token(stack).numberValue })],
  ])("are refused with %s that only Terraform will know: it goes into the archive", (_, made) => {
    expect(refusals((stack) => build(stack, { configuration: made(stack) }))).toContainEqual(
      expect.stringContaining(
        'calls/purge: configuration: configuration is "a value that only Terraform will know"; what the synthesis knows',
      ),
    );
  });

  it("are refused with an hour or a zone that only Terraform will know: the expression of the timer is made before", () => {
    const found = refusals((stack) => {
      const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
      build(stack, { at: text, timerZone: text });
    });

    expect(found).toEqual([
      expect.stringContaining(
        'calls/purge: run-at: at is "a value that only Terraform will know"; a time of day',
      ),
      expect.stringContaining(
        'calls/purge: utc-offset: timerZone is "a value that only Terraform will know"; a fixed offset from UTC',
      ),
    ]);
  });
});

function token(stack: TerraformStack): TerraformVariable {
  return new TerraformVariable(stack, "token", { type: "string" });
}

function configuration(table: { partitionDays?: number } = {}): PurgeConfiguration {
  return purgeConfiguration(settings([{ name: "call", ...table }]));
}

function withTable(changed: Partial<TableConfiguration>): PurgeConfiguration {
  const { tables, ...rest } = configuration();
  return { ...rest, tables: tables.map((table) => ({ ...table, ...changed })) };
}

function manyTables(): PurgeConfiguration {
  return purgeConfiguration(
    settings(Array.from({ length: 400 }, (_, i) => ({ name: `a_table_with_a_name_${i}` }))),
  );
}

function settings(tables: { name: string; partitionDays?: number }[]): MysqlSettings {
  const common = { database: "monitoring", timeColumn: "time", deleteAfterDays: 730, categories: ["calls"] };
  return {
    kind: "mysql",
    categories: ["calls"],
    backupDays: 7,
    binlogDays: 7,
    purge: { everyDays: 1 },
    tables: tables.map((table) => ({ ...common, ...table })),
  };
}

function storeWith(changed: Partial<RowPurgeOptions>) {
  return synthesized((stack) => build(stack, changed));
}

function build(
  stack: TerraformStack,
  changed: Partial<RowPurgeOptions>,
  store: Partial<MysqlStoreProps> = {},
) {
  new MysqlStore(stack, "calls", {
    name: "calls",
    region: "ap-guangzhou",
    network: sampleNetwork(2),
    size: { memory: 8000, disk: 200 },
    backupsExpireAfter: Period.days(7),
    binlogsExpireAfter: Period.days(7),
    databases: ["monitoring"],
    rowPurge: {
      configuration: configuration(),
      every: Period.days(1),
      archivePath,
      ...changed,
    },
    ...store,
  });
}

/** The resources of the purge alone, with the hash of the archive taken out. */
function withoutHashes(resources: object): unknown {
  const own = Object.entries(resources).filter(([type]) =>
    /scf|cam|cls|monitor|ssm_product|terraform_data/.test(type),
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(own)).replace(/[0-9A-F]{32}/g, "<hash>"));
}
