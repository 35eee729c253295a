import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { retention } from "../sql-command";
import { planJson, stateJson } from "./plan-json";

const folder = mkdtempSync(join(tmpdir(), "check-plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BUCKET = "tencentcloud_cos_bucket.images";

function bucket(days: number, more: object = {}) {
  return {
    bucket: "images-1250000000",
    acl: "private",
    encryption_algorithm: "AES256",
    tags: { store: "identification-images" },
    lifecycle_rules: [
      {
        id: "all",
        filter_prefix: "",
        expiration: [{ days }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
      },
    ],
    ...more,
  };
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("what is as the policy says exits with 0", () => {
  const file = written("clean.json", stateJson({ [BUCKET]: bucket(30) }));

  expect(retention(["check-plan", file])).toEqual({
    code: 0,
    stdout: `${file}: nothing to decide, nothing wrong\n`,
    stderr: "",
  });
});

test("what must be decided, and what is wrong, exits with 1 and says what to do", () => {
  const file = written("wrong.json", planJson([{ address: BUCKET, before: bucket(30), after: bucket(14) }]));

  const { code, stdout, stderr } = retention(["check-plan", file]);

  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain(`${file}: 1 change to decide on, 1 finding in what will be\n`);
  expect(stdout).toContain(
    `period-shortened  ${BUCKET}  objects: 30 days → 14 days; everything between 14 and 30 days old goes at the next lifecycle run; to do: keep the period, or let a person confirm that the data may go at once\n`,
  );
  expect(stdout).toContain(
    `bucket-expiry-as-scheduled  ${BUCKET}  lifecycle_rules.expiration.days is 14: deletes before keepFor allows it; allowed: 30, as scheduled\n`,
  );
});

test("no name in the plan writes on the terminal, nor looks like a row", () => {
  const address = "tencentcloud_cos_bucket.red\u001b[31m\u009b2J\u202e\nperiod-shortened";
  const file = written("escapes.json", planJson([{ address, before: bucket(30), after: bucket(14) }]));

  for (const args of [[], ["--format", "json"]]) {
    const { stdout } = retention(["check-plan", file, ...args]);
    expect(stdout).toContain("tencentcloud_cos_bucket.red");
    expect(stdout).not.toMatch(/[^\P{C}\n]/u);
    expect(stdout.match(/^period-shortened/gm) ?? []).toHaveLength(args.length > 0 ? 0 : 1);
  }
});

test("a program gets the same as JSON", () => {
  const file = written("json.json", planJson([{ address: BUCKET, before: bucket(30), after: bucket(60) }]));

  const { code, stdout } = retention(["check-plan", file, "--format", "json"]);

  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    file,
    of: "plan",
    deferred: [],
    changes: [
      {
        rule: "period-lengthened",
        address: BUCKET,
        what: "objects: 30 days → 60 days; the last copy of Identification Data is gone after 62 days, which breaks goneBy P32D",
        remedy: "shorten the period, or change the promise first: in the policy, and to the people concerned",
      },
    ],
    findings: [
      {
        rule: "bucket-expiry-as-scheduled",
        address: BUCKET,
        argument: "lifecycle_rules.expiration.days",
        value: 60,
        wrong: "keeps beyond what goneBy allows",
        allowed: "30, as scheduled",
        exemptable: true,
      },
    ],
    exempted: [],
    notes: [],
    unknownArguments: 0,
  });
});

test("an exemption that the stack records is honoured, and printed with its reason", () => {
  const locked = bucket(30, { object_lock_configuration: [{ enabled: true }] });
  const reason = "the regulator asks for it";
  const exemptions = JSON.stringify([{ rule: "object-lock", resources: [BUCKET], reason }]);
  const state = stateJson({ [BUCKET]: locked }, { "retention-exemptions": exemptions });

  const { code, stdout } = retention(["check-plan", written("exempted.json", state)]);

  expect(code).toBe(0);
  expect(stdout).toContain("Exempted\n");
  expect(stdout).toContain("because: the regulator asks for it\n");
});

test.each([
  ["is not there", "missing.json", undefined, "does not exist"],
  ["is not JSON", "text.json", "a secret", "is not JSON"],
])("a file that %s is bad input", (_, name, text, message) => {
  const file = text === undefined ? join(folder, name) : written(name, text);

  const { code, stdout, stderr } = retention(["check-plan", file]);

  expect({ code, stdout, lines: stderr.trim().split("\n").length }).toEqual({
    code: 2,
    stdout: "",
    lines: 1,
  });
  expect(stderr).toContain(`${file}:1:1: `);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("a secret");
});

test("a format that nobody knows, or a policy that is not sound, is bad usage or input", () => {
  const file = written("usage.json", stateJson({}));
  const policy = written("policy.yaml", "version: 1\n");

  expect(retention(["check-plan", file, "--format", "xml"]).code).toBe(2);
  expect(retention(["check-plan", file], { RETENTION_POLICY: policy })).toMatchObject({
    code: 2,
    stdout: "",
  });
});
