import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { deployedWithIlm } from "../stacks/ilm-deployment";

const PROJECT = join(__dirname, "..", "..");
const RULE = {
  id: "all",
  filter_prefix: "",
  expiration: { days: 30 },
  abort_incomplete_multipart_upload: { days_after_initiation: 1 },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retention-simulate-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("retention simulate", () => {
  it("says of the only stack in cdktf.out what it saw", () => {
    synthesize("main", [RULE]);

    const { code, stdout } = simulate();

    expect(stdout).toMatch(/earliest seen +latest seen +last copy/);
    expect(stdout).toMatch(
      /^tencentcloud_cos_bucket.images +images +30\.00 days +32\.00 days +object +\d{4}$/m,
    );
    expect(code).toBe(0);
  });

  it("says which file it has read, and when that was written", () => {
    synthesize("main", [RULE]);
    const [file, written] = [join("cdktf.out", "stacks", "main", "cdk.tf.json"), "2026-01-31T12:00:00Z"];
    utimesSync(join(folder, file), new Date(written), new Date(written));

    expect(simulate().stdout).toContain(`${file}, written ${written}\n\n`);
    expect(JSON.parse(simulate("--format", "json").stdout).stacks).toEqual([{ file, written }]);
  });

  it.each(["retention-policy.yaml", "environments/main.yaml"])(
    "refuses what was synthesized before the last change of %s, unless it is named",
    (input) => {
      synthesize("main-data-stores", [RULE]);
      const file = join("cdktf.out", "stacks", "main-data-stores", "cdk.tf.json");
      const [before, after] = [new Date("2026-01-31T12:00:00Z"), new Date("2026-01-31T12:00:01Z")];
      mkdirSync(join(folder, "environments"));
      writeFileSync(join(folder, input), "");
      utimesSync(join(folder, file), before, before);
      utimesSync(join(folder, input), after, after);

      const { code, stdout, stderr } = simulate();
      expect(stderr).toContain(
        `${file}: was written 2026-01-31T12:00:00Z, before ${input}, 2026-01-31T12:00:01Z; run cdktf synth first`,
      );
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(simulate("--stack", file).code).toBe(0);

      utimesSync(join(folder, file), after, after);
      expect(simulate().code).toBe(0);
    },
  );

  it("finds what nothing removes", () => {
    synthesize("main", []);

    const { code, stdout } = simulate("--format", "json", "--seed", "7");

    const { seed, seen } = JSON.parse(stdout);
    expect(seed).toBe(7);
    expect(seen).toMatchObject([{ holds: "images", latest: { days: null } }]);
    expect(code).toBe(1);
  });

  it("is late by a fault", () => {
    synthesize("main", [RULE]);

    const { seen } = JSON.parse(simulate("--fault", "bucket-lifecycle=2d", "--format", "json").stdout);

    expect(seen[0].latest.days).toBe(34);
  });

  it("tells the life of one record, copy by copy", () => {
    synthesize("main", [RULE]);

    const { stdout } = simulate("--record", "--at", "2026-01-01T12:00", "--format", "json");

    expect(JSON.parse(stdout).records).toMatchObject([
      {
        written: "2026-01-01T12:00:00Z",
        copies: [
          { copy: "fragments of an unfinished upload", readFrom: false, made: "2026-01-01T12:00:00Z" },
          { copy: "object", readFrom: true },
        ],
      },
    ]);
  });

  it("does not write control characters of a name on the terminal, nor what looks like a row", () => {
    const bucket = "images-\u001b[31mred\u009b2J\u202e\nmysql  rows";
    write("main-data-stores", { resource: { tencentcloud_cos_bucket: { images: { bucket } } } });

    for (const args of [[], ["--record"], ["--format", "json"], ["--record", "--format", "json"]]) {
      const { stdout } = simulate(...args);
      expect(stdout).toContain("images-");
      expect(stdout).not.toMatch(/[^\P{C}\n]/u);
      expect(stdout).not.toMatch(/^mysql/m);
    }
  });

  it("reads the output of terraform show -json too", () => {
    const file = join(folder, "state.json");
    const resource = {
      address: "tencentcloud_cos_bucket.b",
      type: "tencentcloud_cos_bucket",
      mode: "managed",
    };
    const values = { bucket: "images", lifecycle_rules: [{ ...RULE, expiration: [{ days: 3 }] }] };
    const root_module = { resources: [{ ...resource, name: "b", values }] };
    writeFileSync(file, JSON.stringify({ format_version: "1.0", values: { root_module } }));

    expect(simulate("--stack", file).stdout).toContain("5.00 days");
  });

  it.each<[string, string[], RegExp]>([
    ["there is no stack", [], /no stack is synthesized; run cdktf synth first/],
    ["a process is not known", ["--fault", "purges=3d"], /did you mean purge\?/],
    ["a fault has no length", ["--fault", "purge"], /each with days, such as purge=3d/],
    ["a day does not exist", ["--at", "2026-02-30"], /allowed: a moment in UTC/],
    ["a moment is for no record", ["--at", "2026-02-03"], /--at: is for one record/],
    ["a number is none", ["--records", "-1"], /allowed: a whole number of 1 or more/],
    [
      "a file is missing",
      ["--stack", "nowhere.json"],
      /^nowhere\.json:1:1: does not exist; allowed: a cdk\.tf\.json/,
    ],
  ])("refuses with 2 if %s", (_, args, message) => {
    const { code, stdout, stderr } = simulate(...args);

    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("takes both stacks of an environment under lifecycle management together", () => {
    const { dataStores, indexLifecycle } = deployedWithIlm();
    write("production-data-stores", dataStores);
    write("production-index-lifecycle", indexLifecycle);

    const { code, stdout, stderr } = simulate("--format", "json");

    expect(JSON.parse(stdout).seen).toMatchObject([
      { holds: "monitoring.interface_call" },
      { holds: "operation-log", latest: { copy: "automatic snapshots" }, notes: [] },
      { holds: "production-identification-images-1250000000" },
    ]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  it("names the environments if there are several, unless one is chosen, and takes any stacks that it is told to", () => {
    synthesize("one-data-stores", [RULE]);
    synthesize("two-data-stores", [RULE]);
    const [one, two] = ["one", "two"].map((name) =>
      join("cdktf.out", "stacks", `${name}-data-stores`, "cdk.tf.json"),
    );

    expect(simulate()).toMatchObject({
      stderr: expect.stringContaining(
        "stacks of several environments, one, two; allowed: one of them in RETENTION_ENVIRONMENT, " +
          `or one or more of --stack ${one}, --stack ${two}`,
      ),
      code: 2,
    });
    expect(simulateIn("two").stdout.match(/32\.00 days/g)).toHaveLength(1);
    expect(simulateIn("three").stderr).toContain("no stack of three is synthesized");
    expect(simulate("--stack", one!, "--stack", two!).stdout.match(/32\.00 days/g)).toHaveLength(2);
  });

  it("names the stores if the one that is asked for is not there", () => {
    synthesize("main", [RULE]);

    const { code, stderr } = simulate("--store", "db");

    expect(stderr).toContain('--store: "db" is not there; allowed: tencentcloud_cos_bucket.images');
    expect(code).toBe(2);
  });
});

function synthesize(stack: string, lifecycle_rules: object[]): void {
  write(stack, {
    resource: { tencentcloud_cos_bucket: { images: { bucket: "images", lifecycle_rules } } },
  });
}

function write(stack: string, json: object): void {
  const path = join(folder, "cdktf.out", "stacks", stack);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "cdk.tf.json"), JSON.stringify(json));
}

function simulate(...args: string[]) {
  return simulateIn("", ...args);
}

function simulateIn(environment: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "-r",
      join(PROJECT, "node_modules/ts-node/register"),
      join(PROJECT, "cli/retention.ts"),
      "simulate",
      ...args,
    ],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: process.env["PATH"],
        TS_NODE_PROJECT: join(PROJECT, "tsconfig.json"),
        RETENTION_ENVIRONMENT: environment,
      },
    },
  );
  return { code: status, stdout, stderr };
}
