import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROJECT = join(__dirname, "..");
const shipped = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), "retention-app-"))));
afterEach(() => rmSync(scratch, { recursive: true }));

describe("the app", () => {
  it("writes the Terraform JSON of production, unless told otherwise", () => {
    const { status, stderr } = run({});

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(existsSync(join(scratch, "out/stacks/production-data-stores/cdk.tf.json"))).toBe(true);
  });

  it("writes the environment that RETENTION_ENVIRONMENT names, with a state of its own", () => {
    expect(run({ RETENTION_ENVIRONMENT: "sandbox" }).status).toBe(0);

    const json = readFileSync(join(scratch, "out/stacks/sandbox-data-stores/cdk.tf.json"), "utf8");
    expect(json).toContain("terraform.sandbox-data-stores.tfstate");
  });

  it("loads nothing of the second provider without lifecycle: ilm", () => {
    const loaded =
      'require("./main.ts"); process.on("exit", () => console.log(Object.keys(require.cache).filter((file) => /elasticstack/.test(file))))';

    const { stdout, stderr } = spawnSync(process.execPath, ["-r", "ts-node/register", "-e", loaded], {
      cwd: PROJECT,
      env: { PATH: process.env["PATH"], CDKTF_OUTDIR: join(scratch, "out") },
      encoding: "utf8",
    });

    expect({ stdout, stderr }).toEqual({ stdout: "[]\n", stderr: "" });
    expect(existsSync(join(scratch, "out/stacks/production-data-stores/cdk.tf.json"))).toBe(true);
  });

  it("keeps the state of a rehearsal apart, and lifts the protection there alone", () => {
    const rehearsal = JSON.stringify({
      stateDirectory: join(scratch, "rehearsed"),
      destroyProtection: "off",
    });

    expect(run({ RETENTION_REHEARSAL: rehearsal }).status).toBe(0);

    const json = readFileSync(join(scratch, "out/stacks/production-data-stores/cdk.tf.json"), "utf8");
    expect(json).toContain(`"path": "${scratch}/rehearsed/terraform.production-data-stores.tfstate"`);
    expect(json).not.toContain("prevent_destroy");
  });
});

describe("bad input", () => {
  it.each<[string, NodeJS.ProcessEnv, string]>([
    [
      "an environment that does not exist",
      { RETENTION_ENVIRONMENT: "prodution" },
      'environments:1:1: RETENTION_ENVIRONMENT names the environment "prodution", which does not exist; did you mean production? allowed: production, sandbox\n',
    ],
    [
      "an environment that is a path",
      { RETENTION_ENVIRONMENT: "../retention-policy" },
      'environments:1:1: RETENTION_ENVIRONMENT names the environment "../retention-policy", which does not exist; allowed: production, sandbox\n',
    ],
    [
      "a policy that does not exist",
      { RETENTION_POLICY: "no-such-policy.yaml" },
      "no-such-policy.yaml:1:1: does not exist; allowed: a policy file: see RETENTION_POLICY\n",
    ],
    [
      "a policy that is a folder",
      { RETENTION_POLICY: "environments" },
      "environments:1:1: is not a regular file; allowed: a policy file: see RETENTION_POLICY\n",
    ],
  ])("is refused on stderr, without a stack trace, and nothing is written: %s", (_, variables, message) => {
    expectRefused(run(variables), message);
  });

  it("in the policy is told with its line", () => {
    const policy = policyFile((text) => text.replace("keepFor: P30D", "keepfor: P30D"));

    const message = `${policy}:114:18 categories.identification-data.retention.keepfor: unknown key "keepfor"; did you mean keepFor? allowed: keepFor, goneBy\n`;
    expectRefused(run({ RETENTION_POLICY: policy }), message);
  });

  it("that breaks the promise is told with its line", () => {
    const policy = policyFile((text) => text.replace("goneBy: P32D", "goneBy: P31D"));

    const message =
      `${policy}:114:41 categories.identification-data.retention.goneBy: ` +
      "the last copy of identification-images is gone after 32 days, not 31: objects 30 + lifecycle run 2; " +
      "allowed: goneBy of P32D or more, or keepFor of P29D or less\n";
    expectRefused(run({ RETENTION_POLICY: policy }), message);
  });

  it("that only the environment tells from good is told with its line in the policy", () => {
    const policy = policyFile((text) =>
      text.replace("backups: { keepFor: P7D }", "backups: { keepFor: P31D }").replace("P2Y30D", "P3Y"),
    );

    const { stderr } = run({ RETENTION_POLICY: policy, RETENTION_ENVIRONMENT: "sandbox" });

    expect(stderr).toMatch(
      new RegExp(`^${policy}:15:25 stores.monitoring-db.backups.keepFor: 31 days is more than a single-node`),
    );
  });

  it("that asks for a second way that the cluster is too old for is told with its line and version", () => {
    const policy = policyFile((text) => text.replace("lifecycle: autonomous-index", "lifecycle: ilm"));

    const message =
      "environments/production.yaml:21:12 elasticsearch.version: Elasticsearch 7.14.2 cannot be given lifecycle: ilm, " +
      "which the store operation-log uses; allowed: 8.0.0 or later\n";
    expectRefused(run({ RETENTION_POLICY: policy }), message);
  });

  it("of every kind is told at once: of the schema, of the window, of the environment", () => {
    const policy = policyFile((text) =>
      text
        .replace("title: Monitoring Data", "titel: Monitoring Data")
        .replace("goneBy: P32D", "goneBy: P31D"),
    );

    const { stderr } = run({ RETENTION_POLICY: policy });

    expect(stderr).toContain('categories.monitoring-data.titel: unknown key "titel"; did you mean title?');
    expect(stderr).toContain("the last copy of identification-images is gone after 32 days, not 31");
  });

  it("that Terraform would evaluate is refused, and nothing is evaluated", () => {
    const policy = policyFile((text) => text.replace("index: operation-log", 'index: "log${path.module}"'));

    const { status, stderr } = run({ RETENTION_POLICY: policy });

    expect(status).toBe(1);
    expect(stderr).toContain(
      "categories.operation-log.storedIn.index: has ${, which Terraform would evaluate",
    );
  });

  it("that is a pipe, which would never end, is refused", () => {
    const pipe = join(scratch, "pipe");
    execFileSync("mkfifo", [pipe]);

    expectRefused(
      run({ RETENTION_POLICY: pipe }),
      `${pipe}:1:1: is not a regular file; allowed: a policy file: see RETENTION_POLICY\n`,
    );
  });

  it("that is not UTF-8 is refused", () => {
    const path = join(scratch, "utf-16.yaml");
    writeFileSync(path, Buffer.from(shipped, "utf16le"));

    expectRefused(
      run({ RETENTION_POLICY: path }),
      `${path}:1:1: is not UTF-8 text; allowed: a policy file: see RETENTION_POLICY\n`,
    );
  });

  it("in both files is told at once", () => {
    const policy = policyFile((text) => text.replace("version: 1", "version: 2"));

    const { stderr } = run({ RETENTION_POLICY: policy, RETENTION_ENVIRONMENT: "staging" });

    expect(
      stderr
        .trim()
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual([policy, "environments"]);
  });

  it("of a rehearsal never falls back to the real state", () => {
    for (const settings of ["{}", "x"]) {
      expectRefused(
        run({ RETENTION_REHEARSAL: settings }),
        "RETENTION_REHEARSAL:1:1: is not what a rehearsal sets; allowed: not set, but by npm run rehearse\n",
      );
    }
  });
});

function policyFile(change: (text: string) => string): string {
  const path = join(scratch, "policy.yaml");
  writeFileSync(path, change(shipped));
  return path;
}

function run(variables: NodeJS.ProcessEnv) {
  const env = { PATH: process.env["PATH"], CDKTF_OUTDIR: join(scratch, "out"), ...variables };
  return spawnSync(process.execPath, ["-r", "ts-node/register", "main.ts"], {
    cwd: PROJECT,
    env,
    encoding: "utf8",
  });
}

function expectRefused({ status, stdout, stderr }: ReturnType<typeof run>, message: string): void {
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: message });
  expect(existsSync(join(scratch, "out"))).toBe(false);
}
