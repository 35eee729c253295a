import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPlan } from "../../../cli/check-plan/check-plan";
import { locateFinding } from "../../../constructs/guard/finding";
import { textReport } from "../../../cli/check-plan/report";
import { yardstickIn } from "../../../cli/check-plan/yardstick";
import { readPlan } from "../../../terraform-json/read-plan";
import { shownPurge } from "../../constructs/shown-purge";
import { planJson, stateJson } from "./plan-json";
import { check, shippedSchedule } from "./shipped";

const PROJECT = join(__dirname, "..", "..", "..");
const BUCKET = "tencentcloud_cos_bucket.images";

function bucket(more: object = {}) {
  return {
    bucket: "images-1250000000",
    encryption_algorithm: "AES256",
    tags: { store: "identification-images" },
    lifecycle_rules: [
      {
        filter_prefix: "",
        expiration: [{ days: 30 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
      },
    ],
    ...more,
  };
}

/** Ids of the rules that are broken, and of those that are broken with a reason. */
function broken(json: string): { findings: string[]; exempted: string[] } {
  const { findings, exempted } = check(json);
  return {
    findings: findings.map(({ rule }) => rule.id),
    exempted: exempted.map(({ finding, reason }) => `${finding.rule.id}: ${reason}`),
  };
}

describe("an exemption", () => {
  const locked = { object_lock_configuration: [{ enabled: true }] };

  function exempted(of: object, rule: string, reason = "court order", resource = BUCKET): string {
    const recorded = JSON.stringify([{ rule, resources: [resource], reason }]);
    return stateJson({ [BUCKET]: bucket(of) }, { "retention-exemptions": recorded });
  }

  test("lifts the findings of its rule on its resource", () => {
    expect(broken(exempted(locked, "object-lock"))).toEqual({
      findings: [],
      exempted: ["object-lock: court order"],
    });
  });

  test.each([
    ["of another rule", exempted(locked, "bucket-encryption"), "object-lock"],
    [
      "of another resource",
      exempted(locked, "object-lock", "court order", "tencentcloud_cos_bucket.b"),
      "object-lock",
    ],
    ["without a reason", exempted(locked, "object-lock", " "), "object-lock"],
    [
      "from a rule on data without an end",
      exempted({ lifecycle_rules: [] }, "bucket-expiry"),
      "bucket-expiry",
    ],
  ])("%s lifts nothing", (_, json, rule) => {
    const { findings, exempted } = broken(json);

    expect(findings).toContain(rule);
    expect(exempted).toEqual([]);
  });
});

describe("what only the apply will tell", () => {
  const unknown = { encryption_algorithm: true, cos_bucket_url: true };
  const after = bucket({ encryption_algorithm: null });

  test("is counted and is no finding", () => {
    const expressions = { encryption_algorithm: { references: ["var.algorithm"] } };
    const { findings, unknownArguments } = check(
      planJson([{ address: BUCKET, after, unknown, expressions }]),
    );

    expect(findings).toEqual([]);
    expect(unknownArguments).toBe(1);
  });

  test("is a finding if nobody sets it: the service's default is what will be", () => {
    const { findings, unknownArguments } = check(planJson([{ address: BUCKET, after, unknown }]));

    expect(findings.map(({ rule }) => rule.id)).toEqual(["bucket-encryption"]);
    expect(unknownArguments).toBe(0);
  });
});

describe("what moves the window of an index lifecycle", () => {
  const ilm = shippedSchedule((text) => text.replace("lifecycle: autonomous-index", "lifecycle: ilm"));
  const nothing = { value: null, value_list: null };
  const setting = (name: string, value: string) => [{ ...nothing, name, value }];

  // In the form in which Terraform writes them: with everything that is not set.
  test.each<[string, string, object, string[]]>([
    [
      "settings of the cluster",
      "elasticstack_elasticsearch_cluster_settings.c",
      { persistent: { setting: setting("indices.lifecycle.poll_interval", "1d") }, transient: null },
      ["lifecycle-intervals"],
    ],
    [
      "a failure store by a setting",
      "elasticstack_elasticsearch_cluster_settings.c",
      { persistent: null, transient: { setting: setting("data_streams.failure_store.enabled", "*") } },
      ["failure-store"],
    ],
    [
      "conditions that hold back a rollover",
      "elasticstack_elasticsearch_index_lifecycle.l",
      {
        name: "l",
        hot: { rollover: { max_age: "1d", max_docs: null, min_age: null, min_docs: 1000 } },
        delete: { min_age: "730d", delete: { delete_searchable_snapshot: true } },
        lifecycle: { prevent_destroy: true },
      },
      ["ilm-rollover"],
    ],
    [
      "a template of the data stream that has no lifecycle, and a failure store",
      "elasticstack_elasticsearch_index_template.t",
      {
        name: "t",
        index_patterns: ["operation-*"],
        priority: 2000,
        data_stream: { hidden: false },
        template: {
          settings: null,
          data_stream_options: { failure_store: { enabled: true, lifecycle: null } },
        },
      },
      ["index-expiry", "failure-store"],
    ],
  ])("is found: %s", (_, address, after, rules) => {
    const { findings } = check(planJson([{ address, after: { ...after } }]), ilm);

    expect(findings.map(({ rule }) => rule.id)).toEqual(rules);
  });
});

describe("what the environment says", () => {
  const folder = mkdtempSync(join(tmpdir(), "yardstick-"));
  const policy = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");
  writeFileSync(
    join(folder, "retention-policy.yaml"),
    policy.replace("every: P1D", 'every: P1D, at: "02:30+08:00"'),
  );
  cpSync(join(PROJECT, "environments"), join(folder, "environments"), { recursive: true });
  const sandbox = join(folder, "environments", "sandbox.yaml");
  writeFileSync(
    sandbox,
    readFileSync(sandbox, "utf8")
      .replace("destroyProtection: on", "destroyProtection: off")
      .replace("  nodes: 1", '  rowPurge: { timerZone: "+08:00" }\n  nodes: 1'),
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const unprotected = readPlan(stateJson({ [BUCKET]: bucket({ force_clean: true }) }), "state.json");

  test.each([
    [{}, ["destroy-protection"]],
    [{ RETENTION_ENVIRONMENT: "production" }, ["destroy-protection"]],
    [{ RETENTION_ENVIRONMENT: "sandbox" }, []],
  ])("of protection against destruction is asked for: %j", (variables, rules) => {
    const { findings } = checkPlan(unprotected, yardstickIn(folder, variables));

    expect(findings.map(({ rule }) => rule.id)).toEqual(rules);
  });

  const tables = [
    {
      ...{ database: "monitoring", name: "interface_call", timeColumn: "startTime" },
      ...{ deleteAfterDays: 730, overdueAfterDays: 738, partitionDays: 7 },
    },
  ];
  const { archive, data } = shownPurge(tables, "purge");
  const tags = { store: "monitoring-db" };
  const purge = { name: "purge", tags, environment: { DB_HOST: "10.0.0.2" }, ...archive };
  const running = (trigger_desc: string) =>
    stateJson({
      "tencentcloud_mysql_instance.main": { id: "cdb-1", intranet_ip: "10.0.0.2", tags },
      "tencentcloud_scf_function.purge": purge,
      "terraform_data.purge": data,
      "tencentcloud_scf_trigger.timer": { function_name: "purge", type: "timer", trigger_desc },
    });

  test.each([
    [{}, "0 30 2 * * * *", []],
    [{}, "0 30 18 * * * *", []],
    [{ RETENTION_ENVIRONMENT: "production" }, "0 30 18 * * * *", []],
    [{ RETENTION_ENVIRONMENT: "production" }, "0 30 2 * * * *", ["purge-as-scheduled"]],
    [{ RETENTION_ENVIRONMENT: "sandbox" }, "0 30 2 * * * *", []],
    [{ RETENTION_ENVIRONMENT: "sandbox" }, "0 30 18 * * * *", ["purge-as-scheduled"]],
  ])("of the clock of a timer says what its hour is: %j, %s", (variables, expression, rules) => {
    const { findings } = checkPlan(
      readPlan(running(expression), "state.json"),
      yardstickIn(folder, variables),
    );

    expect(findings.map(({ rule }) => rule.id).filter((id) => id.startsWith("purge"))).toEqual(rules);
  });
});

describe("a row purge in a plan", () => {
  const table = {
    ...{ database: "monitoring", name: "interface_call", timeColumn: "startTime" },
    ...{ deleteAfterDays: 730, overdueAfterDays: 738, partitionDays: 7 },
  };
  const tags = { store: "monitoring-db" };
  const found = (more: object, archived?: string) => {
    const { archive, data } = shownPurge([table], "purge", more);
    const json = stateJson({
      "tencentcloud_mysql_instance.main": { id: "cdb-1", intranet_ip: "10.0.0.2", tags },
      "tencentcloud_scf_function.purge": {
        ...{ name: "purge", tags, environment: { DB_HOST: "10.0.0.2" } },
        ...(archived === undefined ? archive : { zip_file: archived }),
      },
      "terraform_data.purge": data,
      "tencentcloud_scf_trigger.timer": {
        ...{ function_name: "purge", type: "timer", trigger_desc: "0 0 2 * * * *" },
      },
    });
    return check(json)
      .findings.filter(({ rule }) => /purge/.test(rule.id))
      .map(locateFinding);
  };

  test("is in order with what the schedule says, in the archive that is deployed", () => {
    expect(found({})).toEqual([]);
  });

  test("cannot work with a configuration that the function refuses", () => {
    expect(found({ pace: "slow" })).toEqual([
      'tencentcloud_scf_function.purge: purge-runs: configuration of the purge is "configuration: unknown key \\"pace\\"": the function refuses it, and deletes nothing; allowed: what purgeConfiguration makes; cannot be exempted',
    ]);
  });

  test("has another archive than the one of its configuration", () => {
    expect(found({}, "purge-0123456789abcdef.zip")).toEqual([
      expect.stringContaining(
        'rows-are-purged: zip_file of the purge is "purge-0123456789abcdef.zip": the archive that the function deploys is not the one of this configuration',
      ),
    ]);
  });
});

test("what Terraform leaves to a later plan is said not to be checked", () => {
  const deferred_changes = [
    { reason: "resource_config_unknown", resource_change: { address: "tencentcloud_cos_bucket.later" } },
  ];
  const checked = check(JSON.stringify({ ...(JSON.parse(planJson([])) as object), deferred_changes }));

  expect(textReport("plan.json", checked)).toContain(
    "1 resource is left to a later plan by Terraform, and was not checked: tencentcloud_cos_bucket.later",
  );
});
