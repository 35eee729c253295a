import { only } from "../constructs/synthesized";
import { deployed, shippedEnvironment, shippedSchedule } from "./deployment";

describe("the shipped policy in production", () => {
  const json = deployed("production", shippedEnvironment("production"));

  it("is the whole of this", () => {
    expect(json).toMatchSnapshot();
  });

  it("deletes identification images after 30 days, over the whole bucket", () => {
    expect(only(json, "tencentcloud_cos_bucket")).toMatchObject({
      bucket: "production-identification-images-1250000000",
      versioning_enable: false,
      lifecycle_rules: [{ filter_prefix: "", expiration: { days: 30 } }],
    });
  });

  it("deletes the operation log after 730 days", () => {
    const meta = JSON.parse(String(only(json, "tencentcloud_elasticsearch_index")["index_meta_json"])) as {
      options: Record<string, unknown>;
    };

    expect(meta.options).toMatchObject({
      "expire.max_age": "730d",
      "rollover.max_age": "1d",
      "rollover.dynamic": false,
    });
  });

  it("keeps backups of the monitoring database for 7 days", () => {
    expect(only(json, "tencentcloud_mysql_backup_policy")).toMatchObject({
      retention_period: 7,
      binlog_period: 7,
    });
    expect(only(json, "tencentcloud_mysql_database")["db_name"]).toBe("monitoring");
  });

  it("deletes rows of the monitoring database after 730 days", () => {
    const { environment } = only(json, "tencentcloud_scf_function") as {
      environment: Record<string, string>;
    };

    expect(JSON.parse(environment["PURGE_CONFIGURATION"]!)).toMatchObject({
      tables: [
        {
          database: "monitoring",
          name: "interface_call",
          timeColumn: "startTime",
          deleteAfterDays: 730,
          partitionDays: 7,
          overdueAfterDays: 738,
        },
      ],
    });
    expect(json.output!["monitoring-db-row-purge"]).toEqual({ value: "production-monitoring-db-row-purge" });
  });

  it("reads no data source", () => {
    expect(json.data).toBeUndefined();
  });

  it("tags what holds data with environment, store and category", () => {
    const tags = (type: string) => only(json, type)["tags"];

    const common = { environment: "production", team: "data-platform" };
    expect(tags("tencentcloud_mysql_instance")).toEqual({
      ...common,
      store: "monitoring-db",
      category: "monitoring-data",
    });
    expect(tags("tencentcloud_elasticsearch_instance")).toEqual({
      ...common,
      store: "operation-log",
      category: "operation-log",
    });
    expect(tags("tencentcloud_cos_bucket")).toEqual({
      ...common,
      store: "identification-images",
      category: "identification-data",
    });
    expect(tags("tencentcloud_vpc")).toEqual(common);
  });

  it("tells an application how to connect, and no secret", () => {
    expect(Object.keys(json.output!).sort()).toEqual([
      "identification-images-bucket",
      "monitoring-db-host",
      "monitoring-db-port",
      "monitoring-db-row-purge",
      "monitoring-db-secret-name",
      "operation-log-endpoint",
      "operation-log-secret-name",
    ]);
    expect(JSON.stringify(json.output)).not.toMatch(/random_password|password/);
  });

  it("lets nothing go that holds data", () => {
    const kept = [
      "mysql_instance",
      "mysql_database",
      "mysql_backup_policy",
      "elasticsearch_instance",
      "elasticsearch_index",
    ];
    for (const type of kept) {
      expect(only(json, `tencentcloud_${type}`)["lifecycle"]).toEqual({ prevent_destroy: true });
    }
    expect(only(json, "tencentcloud_mysql_instance")["destroy_protect"]).toBe("on");
    expect(only(json, "tencentcloud_elasticsearch_instance")["enable_destroy_protection"]).toBe("OPEN");
  });

  it("lists what holds data, so that nothing of it can be taken out of the policy unasked", () => {
    const inventory = only(json, "terraform_data");

    expect(inventory["for_each"]).toBe(
      '${toset(["bucket of identification-images", "cluster of operation-log", "database monitoring of monitoring-db", ' +
        '"index operation-log of operation-log", "instance of monitoring-db", "region ap-guangzhou"])}',
    );
    expect(inventory["lifecycle"]).toEqual({ prevent_destroy: true });
  });

  it("names no secret so that its name contains another's", () => {
    const names = Object.values(json.resource["tencentcloud_ssm_secret"]!).map((secret) =>
      String(secret["secret_name"]),
    );

    expect(names.sort()).toEqual([
      "retention_production_monitoring-db_root",
      "retention_production_operation-log_elastic",
    ]);
  });
});

describe("the shipped policy in the sandbox", () => {
  const json = deployed("sandbox", shippedEnvironment("sandbox"));

  it("is the whole of this", () => {
    expect(json).toMatchSnapshot();
  });

  it("keeps the same promise with less", () => {
    expect(only(json, "tencentcloud_cos_bucket")).toMatchObject({
      lifecycle_rules: [{ expiration: { days: 30 } }],
    });
    expect(only(json, "tencentcloud_mysql_instance")).toMatchObject({
      device_type: "BASIC_V2",
      mem_size: 1000,
    });
    expect(only(json, "tencentcloud_mysql_backup_policy")["backup_model"]).toBe("snapshot");
    expect(only(json, "tencentcloud_elasticsearch_instance")["deploy_mode"]).toBe(0);
  });
});

describe("a changed policy", () => {
  it("changes the one number that depends on it", () => {
    const environment = shippedEnvironment("production");
    const shorter = shippedSchedule((text) =>
      text.replace("keepFor: P30D, goneBy: P32D", "keepFor: P14D, goneBy: P16D"),
    );

    const [before, after] = [
      deployed("production", environment),
      deployed("production", environment, shorter),
    ];

    expect(only(after, "tencentcloud_cos_bucket")).toMatchObject({
      lifecycle_rules: [{ expiration: { days: 14 } }],
    });
    expect(JSON.stringify(after).replace('"days":14', '"days":30')).toEqual(JSON.stringify(before));
  });
});

describe("a policy without the row purge", () => {
  it("says so in the outputs, with the reason", () => {
    const schedule = shippedSchedule((text) =>
      text.replace("purge: { every: P1D }", "purge: { leftOut: a nightly job does it }"),
    );

    const json = deployed("production", shippedEnvironment("production"), schedule);

    expect(json.resource).not.toHaveProperty("tencentcloud_scf_function");
    expect(json.output!["monitoring-db-row-purge"]).toEqual({ value: "left out: a nightly job does it" });
  });
});

describe("an environment", () => {
  it("may lie in a network that exists", () => {
    const environment = shippedEnvironment("sandbox", (text) =>
      text
        .replace("cidr: 10.30.0.0/16", "vpcId: vpc-1a2b\n  cidr: 10.30.0.0/16")
        .replace("10.30.6.0/24", "subnet-3c4d"),
    );

    const json = deployed("sandbox", environment);

    expect(json.resource).not.toHaveProperty("tencentcloud_vpc");
    expect(only(json, "tencentcloud_mysql_instance")).toMatchObject({
      vpc_id: "vpc-1a2b",
      subnet_id: "subnet-3c4d",
    });
  });

  it.each([
    ["in UTC unless it says otherwise", "", "0 30 18 * * * *"],
    ["by the clock that it names", '\n  rowPurge: { timerZone: "+08:00" }', "0 30 2 * * * *"],
  ])("has timers run %s, and the guard expects it so", (_, rowPurge, expression) => {
    const environment = shippedEnvironment("production", (text) =>
      text.replace("  nodes: 3", `  nodes: 3${rowPurge}`),
    );
    const schedule = shippedSchedule((text) => text.replace("every: P1D", 'every: P1D, at: "02:30+08:00"'));

    const json = deployed("production", environment, schedule);

    expect(only(json, "tencentcloud_scf_trigger")["trigger_desc"]).toBe(expression);
  });

  it("may have the timer of a single store run by another clock", () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}stores: { monitoring-db: { rowPurge: { timerZone: "+09:00" } } }\n`,
    );
    const schedule = shippedSchedule((text) => text.replace("every: P1D", 'every: P1D, at: "02:30+08:00"'));

    const json = deployed("production", environment, schedule);

    expect(only(json, "tencentcloud_scf_trigger")["trigger_desc"]).toBe("0 30 3 * * * *");
  });

  it("may override the size and the name of a single store", () => {
    const environment = shippedEnvironment(
      "sandbox",
      (text) =>
        `${text}\nstores:\n  monitoring-db: { memory: 2000 }\n  identification-images: { name: faces, accessLogs: { keepFor: P5D } }\n`,
    );

    const roomForLogs = shippedSchedule((text) => text.replace("goneBy: P32D", "goneBy: P40D"));

    const json = deployed("sandbox", environment, roomForLogs);

    expect(only(json, "tencentcloud_mysql_instance")).toMatchObject({ mem_size: 2000, volume_size: 25 });
    const names = Object.values(json.resource["tencentcloud_cos_bucket"]!).map((bucket) => bucket["bucket"]);
    expect(names.sort()).toEqual(["faces-1250000000", "faces-logs-1250000000"]);
  });

  it("may do without TLS, which is then said in every report", () => {
    const json = deployed(
      "sandbox",
      shippedEnvironment("sandbox", (text) => text.replace("mysql:", "mysql:\n  tls: off")),
    );

    expect(json.resource["tencentcloud_mysql_ssl"]).toBeUndefined();
    expect(JSON.parse(json.output?.["retention-exemptions"]?.value ?? "null")).toEqual([
      {
        rule: "mysql-tls",
        resources: [expect.stringMatching(/^tencentcloud_mysql_instance\./)],
        reason: "switched off for this environment: tls: off",
      },
    ]);
  });

  it("may name the roles that read, write and administer single stores", () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}
creatorUin: 100000000002
stores:
  monitoring-db: { readers: [dashboard, support], writers: [gateway], administrators: [dba] }
  operation-log: { administrators: [dba] }
  identification-images: { writers: [registration] }
`,
    );

    const json = deployed("production", environment);

    const attached = Object.values(json.resource["tencentcloud_cam_role_policy_attachment_by_name"]!);
    expect(attached.map((attachment) => attachment["role_name"]).sort()).toEqual([
      "dashboard",
      "dba",
      "dba",
      "gateway",
      "registration",
      "support",
    ]);
    const documents = Object.values(json.resource["tencentcloud_cam_policy"]!).map((policy) =>
      String(policy["document"]),
    );
    expect(documents.filter((text) => text.includes("creatorUin/*"))).toEqual([]);
    expect(documents.filter((text) => text.includes("name/cos:"))).toEqual([
      expect.stringContaining(
        '"resource":["qcs::cos:ap-guangzhou:uid/1250000000:production-identification-images-1250000000/images/*","qcs::cos:ap-guangzhou:uid/1250000000:production-identification-images-1250000000/records/*"]',
      ),
    ]);
    for (const text of documents) expect(text).not.toMatch(/"(\*|name\/\*|\w+:\*)"/);
  });

  it("tells readers and writers the names of their secrets, of which none contains another", () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}\nstores: { monitoring-db: { readers: [dashboard], writers: [gateway] } }\n`,
    );

    const json = deployed("production", environment);

    expect(json.output!["monitoring-db-reader-secret"]!.value).toMatch(
      /^retention_production_monitoring-db_reader-[0-9a-f]{8}$/,
    );
    expect(json.output!["monitoring-db-writer-secret"]!.value).toMatch(
      /^retention_production_monitoring-db_writer-[0-9a-f]{8}$/,
    );
    const names = ["tencentcloud_ssm_secret", "tencentcloud_ssm_product_secret"]
      .flatMap((type) => Object.values(json.resource[type]!))
      .map((secret) => String(secret["secret_name"]));
    expect(names).toHaveLength(5);
    for (const name of names) expect(names.filter((other) => other.includes(name))).toEqual([name]);
  });

  it("may leave alone what the account says of backup downloads", () => {
    const environment = shippedEnvironment("sandbox", (text) => `${text}\nbackupDownloads: unmanaged\n`);

    expect(
      only(
        deployed("sandbox", shippedEnvironment("sandbox")),
        "tencentcloud_mysql_backup_download_restriction",
      ),
    ).toMatchObject({
      limit_type: "LimitOnlyIntranet",
    });
    expect(deployed("sandbox", environment).resource).not.toHaveProperty(
      "tencentcloud_mysql_backup_download_restriction",
    );
  });

  it("may have data files encrypted, and backups not", () => {
    const environment = shippedEnvironment("production", (text) =>
      text.replace("nodes: 3", "nodes: 3\n  encryptBackups: off\n  encryptDisks: service-key"),
    );

    const json = deployed("production", environment);

    expect(only(json, "tencentcloud_mysql_backup_encryption_status")["encryption_status"]).toBe("off");
    expect(json.resource).toHaveProperty("tencentcloud_mysql_instance_encryption_operation");
  });

  it("may keep its state in a bucket", () => {
    const environment = {
      ...shippedEnvironment("sandbox"),
      state: {
        backend: "cos",
        bucket: "state-1250000000",
        prefix: "retention",
        region: "ap-guangzhou",
        encryption: true,
      },
    } as const;

    const json = deployed("sandbox", environment) as unknown as { terraform: { backend: unknown } };

    expect(json.terraform.backend).toEqual({
      cos: {
        acl: "private",
        bucket: "state-1250000000",
        encrypt: true,
        key: "sandbox-data-stores.tfstate",
        prefix: "retention",
        region: "ap-guangzhou",
      },
    });
  });
});
