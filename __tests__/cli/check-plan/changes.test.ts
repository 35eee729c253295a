import { planJson, stateJson } from "./plan-json";
import { check, decisions, notes, shippedSchedule } from "./shipped";

const BUCKET = "tencentcloud_cos_bucket.images";
const TAGS = { store: "identification-images" };
const INSTANCE = {
  id: "cdb-1",
  instance_name: "m",
  intranet_ip: "10.0.0.2",
  tags: { store: "monitoring-db" },
};

function bucket(...lifecycle_rules: readonly object[]) {
  return { bucket: "images-1250000000", tags: TAGS, lifecycle_rules };
}

function expire(days: number, filter_prefix = "") {
  return { id: `expire-${days}`, filter_prefix, expiration: [{ days }] };
}

/** What happens to the bucket of images when its arguments change. */
function bucketPlan(before: object, after: object): string {
  return planJson([{ address: BUCKET, before: { ...before }, after: { ...after } }]);
}

function update(address: string, before: object, after: object): string {
  return planJson([{ address, before: { ...before }, after: { ...after } }]);
}

/** A backup policy beside its instance, which stays. */
function backupPlan(
  before: object | undefined,
  after: object | undefined,
  actions?: readonly string[],
): string {
  const of = { mysql_id: "cdb-1" };
  return planJson([
    { address: "tencentcloud_mysql_instance.main", before: INSTANCE, after: INSTANCE },
    {
      address: "tencentcloud_mysql_backup_policy.main",
      ...(before && { before: { ...of, ...before } }),
      ...(after && { after: { ...of, ...after } }),
      ...(actions && { actions }),
    },
  ]);
}

describe("a period that becomes shorter", () => {
  test("says how much goes at once", () => {
    expect(decisions(bucketPlan(bucket(expire(30)), bucket(expire(14))))).toEqual([
      "period-shortened: objects: 30 days → 14 days; everything between 14 and 30 days old goes at the next lifecycle run",
    ]);
  });

  test("is compared by what the rules cover, not by their names", () => {
    const before = bucket(expire(30));
    const after = bucket(expire(30, "records/"), expire(14, "images/"), expire(30));

    expect(decisions(bucketPlan(before, after))).toEqual([
      "period-shortened: objects (images/): 30 days → 14 days; everything between 14 and 30 days old goes at the next lifecycle run",
    ]);
  });

  test("may begin where there was none", () => {
    expect(decisions(bucketPlan(bucket(), bucket(expire(30))))).toEqual([
      "period-shortened: objects: without end → 30 days; everything older than 30 days goes at the next lifecycle run",
    ]);
  });

  test("may be that of backups, documents, rows, snapshots or log lines", () => {
    const index = (age: string) => ({
      index_name: "operation-log",
      index_meta_json: JSON.stringify({ options: { "expire.max_age": age } }),
    });
    const purge = (deleteAfterDays: number) => ({
      name: "purge",
      environment: {
        PURGE_CONFIGURATION: JSON.stringify({ tables: [{ database: "d", name: "t", deleteAfterDays }] }),
      },
    });

    expect(
      [
        backupPlan({ retention_period: 30, binlog_period: 30 }, { retention_period: 30, binlog_period: 7 }),
        update("tencentcloud_elasticsearch_index.i", index("730d"), index("365d")),
        update("tencentcloud_scf_function.f", purge(730), purge(365)),
        update(
          "elasticstack_elasticsearch_snapshot_lifecycle.s",
          { expire_after: "14d" },
          { expire_after: "7d" },
        ),
        update("tencentcloud_cls_topic.t", { period: 3640 }, { period: 30 }),
        update(
          "elasticstack_elasticsearch_index_lifecycle.l",
          { delete: [{ min_age: "730d", delete: [{}] }] },
          { delete: [{ min_age: "36h", delete: [{}] }] },
        ),
      ].flatMap((plan) => decisions(plan).map((decision) => decision.split(";")[0])),
    ).toEqual([
      "period-shortened: binlogs: 30 days → 7 days",
      "period-shortened: documents (operation-log): 730 days → 365 days",
      "period-shortened: rows (d.t): 730 days → 365 days",
      "period-shortened: snapshots: 14 days → 7 days",
      "period-shortened: log lines: without end → 30 days",
      "period-shortened: documents: 730 days → 1.5 days",
    ]);
  });

  test("is nothing where only the apply will tell", () => {
    const plan = planJson([
      {
        address: BUCKET,
        before: bucket(expire(30)),
        after: bucket({ id: "x", filter_prefix: "", expiration: [{}] }),
        unknown: { lifecycle_rules: [{ expiration: [{ days: true }] }] },
        expressions: { lifecycle_rules: [{ expiration: [{ days: { references: ["var.days"] } }] }] },
      },
    ]);

    expect(decisions(plan)).toEqual([]);
  });
});

test("lifecycle rules that a dynamic block sets, and only the apply will tell, are not removed", () => {
  const { lifecycle_rules, ...after } = bucket(expire(30));
  const plan = planJson([
    { address: BUCKET, before: { ...after, lifecycle_rules }, after, unknown: { lifecycle_rules: true } },
  ]);

  expect(decisions(plan)).toEqual([]);
  expect(check(plan).findings.map(({ rule }) => rule.id)).not.toContain("bucket-expiry");
  expect(check(plan).unknownArguments).toBe(1);
});

describe("a period that becomes longer", () => {
  test("names the promise that it breaks", () => {
    const plan = bucketPlan(bucket(expire(30)), bucket(expire(60)));

    expect(decisions(plan)).toEqual([
      "period-lengthened: objects: 30 days → 60 days; the last copy of Identification Data is gone after 62 days, which breaks goneBy P32D",
    ]);
  });

  test("is only said where the promise is kept", () => {
    const plan = backupPlan(
      { retention_period: 7, binlog_period: 7 },
      { retention_period: 14, binlog_period: 7 },
    );

    expect(decisions(plan)).toEqual([]);
    expect(notes(plan)).toEqual([
      "period-lengthened: backups: 7 days → 14 days; the last copy of Monitoring Data is gone after 753 days, which keeps goneBy P2Y30D",
    ]);
  });

  test("is only said where no end is promised", () => {
    const schedule = shippedSchedule((text) =>
      text.replace("{ keepFor: P30D, goneBy: P32D }", "{ keepFor: P30D }"),
    );

    expect(notes(bucketPlan(bucket(expire(30)), bucket(expire(60))), schedule)).toEqual([
      "period-lengthened: objects: 30 days → 60 days; the last copy of Identification Data is gone after 62 days, and no end is promised",
    ]);
  });

  test("needs a decision where no category is known to lie", () => {
    const other = (days: number) => ({ ...bucket(expire(days)), tags: {} });

    expect(decisions(bucketPlan(other(30), other(60)))).toEqual([
      "period-lengthened: objects: 30 days → 60 days; no category of the policy says how long it may be",
    ]);
  });
});

describe("what says how old a row is", () => {
  const purge = (of: object, more: object = {}) => ({
    name: "purge",
    environment: {
      DB_HOST: "10.0.0.2",
      PURGE_CONFIGURATION: JSON.stringify({
        tables: [{ database: "d", name: "t", timeColumn: "at", deleteAfterDays: 730, ...of }],
      }),
      ...more,
    },
  });
  const changed = (before: object, after: object) =>
    decisions(update("tencentcloud_scf_function.f", purge(before), purge(after)));

  test("is another column, zone or unit", () => {
    expect(
      [
        changed({}, { timeZone: "+08:00" }),
        changed({ timeZone: "+08:00" }, { timeZone: "-05:00" }),
        changed({ unit: "seconds" }, { unit: "milliseconds" }),
        changed({}, { timeColumn: "on" }),
      ].flat(),
    ).toEqual([
      "clock-changed: times in d.t are read in +08:00, not in UTC: every row is 8 hours older than before, and goes 8 hours earlier",
      "clock-changed: times in d.t are read in -05:00, not in +08:00: every row is 13 hours younger than before, and is kept 13 hours longer",
      "clock-changed: times in d.t are read in milliseconds since 1970-01-01 UTC, not in seconds: what was written in seconds is then from January 1970, and goes at the next run",
      "clock-changed: the age of what is in d.t counts from on, not from at: where that is earlier, it goes earlier",
      "clock-changed: the age of what is in d.t counts from on, not from at: where that is later, it is kept longer",
    ]);
  });

  test("is seen where another variable of the function is known after the apply only, and names the store", () => {
    const plan = planJson([
      { address: "tencentcloud_mysql_instance.main", before: INSTANCE, after: INSTANCE },
      {
        address: "tencentcloud_scf_function.f",
        before: purge({}, { SECRET_NAME: "old" }),
        after: purge({ timeZone: "+08:00" }),
        unknown: { environment: { SECRET_NAME: true } },
        expressions: { environment: { references: ["tencentcloud_mysql_instance.main.intranet_ip"] } },
      },
    ]);

    expect(decisions(plan)).toEqual([
      expect.stringMatching(/^clock-changed: .* goes 8 hours earlier \(monitoring-db: Monitoring Data\)$/),
    ]);
  });

  test("is the same in UTC as without a zone, of another table nothing, and of what only the apply tells nothing", () => {
    expect(changed({}, { timeZone: "+00:00" })).toEqual([]);
    expect(decisions(update("tencentcloud_scf_function.f", { name: "f" }, purge({})))).not.toContainEqual(
      expect.stringContaining("clock-changed"),
    );
    expect(
      decisions(
        update("tencentcloud_scf_function.f", purge({}), {
          name: "purge",
          environment: { PURGE_CONFIGURATION: "${var.tables}" },
        }),
      ),
    ).toEqual([]);
  });
});

describe("a lifecycle that goes", () => {
  test("is found in a bucket that stays", () => {
    const versioned = {
      ...bucket(expire(30), { id: "v", non_current_expiration: [{ non_current_days: 7 }] }),
    };
    const before = { ...versioned, versioning_enable: true };
    const after = { ...bucket(), versioning_enable: true };

    expect(decisions(bucketPlan(before, after))).toEqual([
      "expiry-removed: objects: 30 days → without end (identification-images: Identification Data)",
      "expiry-removed: old versions: 7 days → without end (identification-images: Identification Data)",
    ]);
  });

  test("is a backup policy that falls back to 7 days", () => {
    const days = { retention_period: 30, binlog_period: 7 };
    const found = [
      "lifecycle-removed: backups and binlogs fall back to 7 days, and the model to snapshot (mysql_backup_policy.go:183) (monitoring-db: Monitoring Data)",
    ];

    expect(decisions(backupPlan(days, undefined))).toEqual(found);
    expect(decisions(backupPlan(days, days, ["delete", "create"]))).toEqual(found);
  });

  test("is not found in a backup policy whose instance goes as well", () => {
    const plan = planJson([
      { address: "tencentcloud_mysql_instance.main", before: INSTANCE },
      {
        address: "tencentcloud_mysql_backup_policy.main",
        before: { mysql_id: "cdb-1", retention_period: 7 },
      },
    ]);

    expect(decisions(plan)).toEqual([
      "store-destroyed: destroys the instance with all its databases, backups included (monitoring-db: Monitoring Data)",
    ]);
  });

  const tables = [{ database: "monitoring", name: "interface_call", deleteAfterDays: 730 }];
  const PURGE = {
    name: "purge",
    environment: { DB_HOST: "10.0.0.2", PURGE_CONFIGURATION: JSON.stringify({ tables }) },
  };
  const TIMER = { function_name: "purge", type: "timer", enable: "OPEN" };

  test("is the row purge, or the timer that runs it", () => {
    const stays = { address: "tencentcloud_scf_function.purge", before: PURGE, after: PURGE };

    expect(
      [
        planJson([{ address: "tencentcloud_scf_function.purge", before: PURGE }]),
        planJson([stays, { address: "tencentcloud_scf_trigger.timer", before: TIMER }]),
        planJson([
          stays,
          { address: "tencentcloud_scf_trigger.timer", before: TIMER, after: { ...TIMER, enable: "CLOSE" } },
        ]),
      ].flatMap((plan) => decisions(plan)),
    ).toEqual([
      "lifecycle-removed: rows are no longer deleted: monitoring.interface_call",
      "lifecycle-removed: the row purge stays, and nothing runs it",
      "lifecycle-removed: the row purge stays, and nothing runs it",
    ]);
  });

  test("is not found in a function that purges nothing", () => {
    const plan = planJson([
      { address: "tencentcloud_scf_function.other", before: { name: "other" } },
      { address: "tencentcloud_scf_trigger.timer", before: { ...TIMER, function_name: "other" } },
    ]);

    expect(decisions(plan)).toEqual([]);
  });

  test("is an index lifecycle, a snapshot lifecycle, or copies that destroying does not end", () => {
    expect(
      [
        "elasticstack_elasticsearch_index_lifecycle.l",
        "elasticstack_elasticsearch_snapshot_lifecycle.s",
        "tencentcloud_mysql_remote_backup_config.r",
      ].flatMap((address) => decisions(planJson([{ address, before: { remote_backup_save: "on" } }]))),
    ).toEqual([
      "lifecycle-removed: indices that refer to it are kept without end",
      "lifecycle-removed: the snapshots that it took are kept without end (operation-log: Operation Log)",
      "lifecycle-removed: copies in another region stay on: destroying this changes nothing in the cloud",
    ]);
  });
});

describe("a store", () => {
  test("that is destroyed, replaced or forgotten is found", () => {
    const held = bucket(expire(30));

    expect(
      [
        planJson([{ address: BUCKET, before: held }]),
        planJson([{ address: BUCKET, before: held, after: held, actions: ["create", "delete"] }]),
        planJson([{ address: BUCKET, before: held, actions: ["forget"] }]),
      ].flatMap((plan) => decisions(plan)),
    ).toEqual([
      "store-destroyed: destroys the bucket, with its objects where force_clean is on (identification-images: Identification Data)",
      "store-replaced: replaces the bucket, with its objects where force_clean is on (identification-images: Identification Data)",
      "store-forgotten: forgets what stays in the cloud (identification-images: Identification Data)",
    ]);
  });

  test("whose protection is switched off is found", () => {
    expect(
      [
        update("tencentcloud_mysql_instance.m", { destroy_protect: "on" }, { destroy_protect: "off" }),
        update("tencentcloud_mysql_instance.m", { destroy_protect: "on" }, {}),
        update("tencentcloud_cos_bucket.b", { force_clean: false }, { force_clean: true }),
      ].flatMap((plan) => decisions(plan)),
    ).toEqual([
      "protection-off: destroy_protect: on → off",
      "protection-off: destroy_protect: on → off",
      "protection-off: force_clean: false → true",
    ]);
  });

  test("that is created, or whose protection is switched on, needs no decision", () => {
    expect(decisions(planJson([{ address: BUCKET, after: bucket(expire(30)) }]))).toEqual([]);
    expect(
      decisions(update("tencentcloud_cos_bucket.b", { force_clean: true }, { force_clean: false })),
    ).toEqual([]);
  });

  test("of a state has no changes", () => {
    expect(decisions(stateJson({ [BUCKET]: bucket(expire(60)) }))).toEqual([]);
  });
});

describe("the versioning of a bucket", () => {
  const OLD_VERSIONS_TOO = { ...expire(30), non_current_expiration: [{ non_current_days: 7 }] };

  test("is not suspended while nothing deletes the old versions", () => {
    const versioned = { ...bucket(OLD_VERSIONS_TOO), versioning_enable: true };

    expect(decisions(bucketPlan(versioned, { ...bucket(expire(30)), versioning_enable: false }))).toEqual([
      "expiry-removed: old versions: 7 days → without end (identification-images: Identification Data)",
      "versioning-suspended: versioning_enable: true → false; the old versions that are there stay for ever (identification-images: Identification Data)",
    ]);
    expect(decisions(bucketPlan(versioned, bucket(expire(30))))).toHaveLength(2);
  });

  test("may be suspended while a rule deletes the old versions", () => {
    const versioned = { ...bucket(OLD_VERSIONS_TOO), versioning_enable: true };

    expect(decisions(bucketPlan(versioned, { ...versioned, versioning_enable: false }))).toEqual([]);
  });
});

describe("what an import block takes over", () => {
  const POLICY = "tencentcloud_mysql_backup_policy.main";
  const imported = { address: "tencentcloud_mysql_instance.main", before: INSTANCE, importing: "cdb-1" };
  const reference = {
    references: ["tencentcloud_mysql_instance.main.id", "tencentcloud_mysql_instance.main"],
  };
  const policy = {
    address: POLICY,
    after: { mysql_id: "cdb-1", retention_period: 14, binlog_period: 7 },
    expressions: { mysql_id: reference },
  };

  test("is an update, and deletes what the new period does not keep", () => {
    const plan = planJson([
      {
        address: BUCKET,
        importing: "images-1250000000",
        before: bucket(expire(90)),
        after: bucket(expire(30)),
      },
    ]);

    expect(decisions(plan)).toEqual([
      "period-shortened: objects: 90 days → 30 days; everything between 30 and 90 days old goes at the next lifecycle run",
    ]);
  });

  test("keeps the old versions of a bucket for ever if the policy has none", () => {
    const imported = (after: object) =>
      planJson([
        {
          address: BUCKET,
          importing: "images-1250000000",
          before: { ...bucket(), versioning_enable: true },
          after: { ...bucket(expire(30)), ...after },
        },
      ]);

    expect(decisions(imported({ versioning_enable: false }))).toEqual([
      "versioning-suspended: versioning_enable: true → false; the old versions that are there stay for ever (identification-images: Identification Data)",
      expect.stringContaining("period-shortened: objects"),
    ]);
    expect(check(imported({ versioning_enable: false })).changes[0]?.rule.remedy).toContain(
      "keep `versions`",
    );
    expect(decisions(imported({ versioning_enable: true })).join()).not.toContain("versioning-suspended");
    expect(decisions(imported({ versioning_enable: "${var.versions}" })).join()).not.toContain("suspended");
  });

  test("needs no decision if nothing changes", () => {
    const plan = planJson([
      {
        address: BUCKET,
        importing: "images-1250000000",
        before: bucket(expire(30)),
        after: bucket(expire(30)),
      },
    ]);

    expect(decisions(plan)).toEqual([]);
  });

  test("is not to be replaced", () => {
    const plan = planJson([
      {
        address: BUCKET,
        importing: "faces-1250000000",
        before: { ...bucket(expire(30)), bucket: "faces-1250000000" },
        after: bucket(expire(30)),
        actions: ["delete", "create"],
      },
    ]);

    expect(decisions(plan)).toEqual([
      "store-replaced: replaces the bucket, with its objects where force_clean is on (identification-images: Identification Data)",
    ]);
  });

  test("gets a backup policy and a row purge, which delete although they are created", () => {
    const purge = {
      address: "tencentcloud_scf_function.purge",
      after: {
        name: "purge",
        environment: {
          PURGE_CONFIGURATION: JSON.stringify({
            tables: [{ database: "d", name: "t", deleteAfterDays: 730 }],
          }),
        },
      },
      unknown: { environment: { SECRET_NAME: true } },
      expressions: { environment: reference },
    };

    expect(decisions(planJson([{ ...imported, after: INSTANCE }, policy, purge]))).toEqual([
      "period-begun: backups: 14 days from now on; everything older goes as soon as the service looks (monitoring-db: Monitoring Data)",
      "period-begun: binlogs: 7 days from now on; everything older goes as soon as the service looks (monitoring-db: Monitoring Data)",
      "period-begun: rows (d.t): 730 days from now on; everything older goes at the next run of the row purge (monitoring-db: Monitoring Data)",
    ]);
  });

  test("differs from an instance that is created, which has nothing to delete", () => {
    const created = { address: "tencentcloud_mysql_instance.main", after: INSTANCE };

    expect(decisions(planJson([created, policy]))).toEqual([]);
  });

  test("is no other than an instance that somebody else owns: it has what the policy deletes", () => {
    expect(decisions(planJson([{ address: POLICY, after: policy.after }]))).toEqual([
      "period-begun: backups: 14 days from now on; everything older goes as soon as the service looks",
      "period-begun: binlogs: 7 days from now on; everything older goes as soon as the service looks",
    ]);
  });

  test("has no period that only the apply will tell", () => {
    const unknown = { retention_period: true };
    const expressions = { ...policy.expressions, retention_period: { references: ["var.days"] } };
    const plan = planJson([
      { ...imported, after: INSTANCE },
      { ...policy, unknown, expressions },
    ]);

    expect(decisions(plan)).toEqual([]);
  });
});

test.each([
  [
    "tencentcloud_postgresql_instance.p",
    ["delete"],
    "store-destroyed: destroys the resource with all its data",
  ],
  [
    "tencentcloud_cfs_file_system.f",
    ["delete", "create"],
    "store-replaced: replaces the resource with all its data",
  ],
  ["tencentcloud_redis_instance.r", ["forget"], "store-forgotten: forgets what stays in the cloud"],
  ["tencentcloud_redis_instance.r", ["create", "forget"], "store-forgotten: forgets what stays in the cloud"],
])("a store of a kind that the policy does not know is guarded too: %s %j", (address, actions, decision) => {
  const plan = planJson([{ address, before: { name: "a" }, actions }]);

  expect(decisions(plan)).toEqual([decision]);
});
