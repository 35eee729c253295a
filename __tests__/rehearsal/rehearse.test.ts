import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProjectCopy } from "./project-copy";

let project: ProjectCopy;
beforeEach(() => (project = new ProjectCopy("rehearse")));
afterEach(() => project.remove());

function fakeTerraform(script: string): NodeJS.ProcessEnv {
  const bin = join(project.folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "terraform"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: `${bin}:/usr/bin:/bin` };
}

test("the whole cycle passes, leaves nothing behind, and touches no real state", async () => {
  const real = join(project.folder, "terraform.production-data-stores.tfstate");
  writeFileSync(real, "the real state, whatever it is");
  const home = join(project.root, "home");
  mkdirSync(home);

  const { code, stdout, stderr } = await project.run([], {
    HOME: home,
    TMPDIR: tmpdir(),
    TF_DATA_DIR: "/nowhere",
    TF_CLI_ARGS: "-x",
  });

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const steps = stdout.split("\n").map((line) => line.replace(/ +\d+\.\d s +/, ": "));
  expect(steps).toEqual([
    "synth: production-data-stores",
    "plan: 42 to add, 0 to change, 0 to destroy",
    "deploy: 42 added, 0 changed, 0 destroyed",
    "plan again: no changes",
    "destroy, protected: refused, as it must be",
    "  Instance cannot be destroyed",
    "lift protection: 0 added, 3 changed, 0 destroyed",
    "forget: taken out of the state, and left as it is",
    expect.stringMatching(/^ {2}tencentcloud_mysql_backup_policy\.\S+$/),
    "destroy: 0 added, 0 changed, 41 destroyed; the state is empty",
    ...[
      /^ {2}warning: tencentcloud_elasticsearch_security_group\.\S+: removed from the state only/,
      /^ {2}warning: tencentcloud_mysql_backup_download_restriction\.\S+: removed from the state only/,
      /^ {2}warning: tencentcloud_mysql_backup_encryption_status\.\S+: removed from the state only/,
      /^ {2}warning: tencentcloud_mysql_ssl\.\S+: removed from the state only, stays as it is at the service$/,
      /^ {2}warning: tencentcloud_scf_function_event_invoke_config\.\S+: removed from the state only/,
    ].map((warning): unknown => expect.stringMatching(warning)),
    "",
    expect.stringMatching(/^store +resources +category +deleted at +gone for good after$/),
    expect.stringMatching(
      /^monitoring-db +22 +monitoring-data +730 days +746 days = rows 730 \+ partition 7 \+ purge interval 1 \+ run of the purge 1 \+ backups 7$/,
    ),
    expect.stringMatching(/^operation-log +8 +operation-log +730 days +740 days = index 730 \+ partition 1/),
    expect.stringMatching(
      /^identification-images +1 +identification-data +30 days +32 days = objects 30 \+ lifecycle run 2$/,
    ),
    "Besides, 11 resources that all stores share.",
    "",
    expect.stringContaining("no cloud was contacted"),
    "",
  ]);
  expect(readFileSync(real, "utf8")).toBe("the real state, whatever it is");
  expect(project.files()).toEqual([]);
  expect(project.processes()).toEqual([]);
  // Of swc, which compiles the app.
  expect(
    readdirSync(home, { recursive: true }).filter((path) => !/^\.cache(\/swc-|$)/.test(String(path))),
  ).toEqual([]);
});

test("single commands share their state, and say that no cloud was contacted", async () => {
  const deployed = await project.run(["deploy"]);
  const planned = await project.run(["plan"]);

  expect(deployed).toMatchObject({ code: 0, stderr: expect.stringContaining("no cloud was contacted") });
  expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes.") });
  expect(deployed.stdout).not.toContain("Processing"); // beside the spinner, which a log does not need
  expect(project.files()).toContain("kept/state/terraform.production-data-stores.tfstate");
  expect(project.files().filter((file) => file.endsWith(".sock"))).toEqual([]);
});

test("a shorter period is an update of the bucket in place, and nothing else", async () => {
  await project.run(["deploy"]);
  project.change("retention-policy.yaml", "keepFor: P30D, goneBy: P32D", "keepFor: P14D, goneBy: P16D");

  const { stdout, stderr } = await project.run(["plan"]);

  expect(stdout).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  expect(stdout).toMatch(/tencentcloud_cos_bucket\.\S+ .*will be updated in-place/);
  expect(stdout).toMatch(/- days = 30 -> null[^]*\+ days = 14/);
  const [, file = ""] = /The plan as JSON: (\S+)/.exec(stderr) ?? [];
  expect(JSON.parse(readFileSync(join(project.folder, file), "utf8"))).toMatchObject({
    resource_changes: expect.arrayContaining([
      expect.objectContaining({ type: "tencentcloud_cos_bucket" }),
    ]) as unknown,
  });
});

test("another name of the bucket is a replacement", async () => {
  await project.run(["deploy"]);
  project.change(
    "environments/production.yaml",
    /$/,
    "\nstores: { identification-images: { name: faces } }\n",
  );

  const { stdout } = await project.run(["plan"]);

  expect(stdout).toContain("Plan: 1 to add, 0 to change, 1 to destroy.");
  expect(stdout).toMatch(/tencentcloud_cos_bucket\.\S+ .*must be replaced/);
  expect(stdout).toContain("# forces replacement");
});

test.each([
  [
    "a category and its database",
    "retention-policy.yaml",
    /tables:\n +interface_call:.*\n/,
    "tables:\n        other: { timeColumn: startTime }\n",
    "database: monitoring\n",
    "database: other\n",
    "database monitoring of monitoring-db",
  ],
  [
    "another name for a store",
    "retention-policy.yaml",
    /operation-log:\n {4}kind/,
    "operations:\n    kind",
    "store: operation-log",
    "store: operations",
    "cluster of operation-log",
  ],
  [
    "another region",
    "environments/production.yaml",
    "region: ap-guangzhou",
    "region: ap-shanghai",
    /ap-guangzhou-/g,
    "ap-shanghai-",
    "region ap-guangzhou",
  ],
] as const)(
  "what holds data cannot leave the configuration unasked: %s",
  async (_, file, from, to, from2, to2, item) => {
    await project.run(["deploy"]);
    project.change(file, from, to);
    project.change(file, from2, to2);

    const { code, stdout, stderr } = await project.run(["deploy"]);

    expect(code).toBe(1);
    expect(stdout + stderr).toContain(`["${item}"]`);
    expect(stdout + stderr).not.toContain("Destruction complete");
  },
);

test("an index cannot change what tells its documents apart by time, or the type of a field", async () => {
  await project.run(["deploy"]);
  project.change(
    "retention-policy.yaml",
    "singleStepDebuggingInformation: text",
    "singleStepDebuggingInformation: keyword",
  );

  const { code, stdout, stderr } = await project.run(["deploy"]);

  expect(code).toBe(1);
  expect(stdout + stderr).toContain("type of field singleStepDebuggingInformation cannot be changed");
});

test("a category more is added freely", async () => {
  await project.run(["deploy"]);
  project.change(
    "retention-policy.yaml",
    /interface_call: (.*)\n/,
    "interface_call: $1\n        another: $1\n",
  );

  expect(await project.run(["deploy"])).toMatchObject({ code: 0 });
});

test("a refused destroy says why", async () => {
  await project.run(["deploy"]);

  const { code, stdout, stderr } = await project.run(["destroy"]);

  expect(code).toBe(1);
  expect(stdout + stderr).toContain("Error: Instance cannot be destroyed");
});

test("bad input changes nothing that is kept", async () => {
  await project.run(["deploy"]);
  const state = join(project.folder, ".rehearsal/kept/state/terraform.production-data-stores.tfstate");
  const before = readFileSync(state, "utf8");
  project.change("retention-policy.yaml", "goneBy: P32D", "goneBy: P31D");

  const { code, stdout, stderr } = await project.run(["deploy"]);

  expect(code).toBe(1);
  expect(stdout + stderr).toContain("the last copy of identification-images is gone after 32 days, not 31");
  expect(readFileSync(state, "utf8")).toBe(before);
});

test("a state that lies in a bucket is not asked for", async () => {
  const state = "{ backend: cos, bucket: state-1250000000, prefix: p, region: ap-guangzhou, encryption: on }";
  project.change("environments/production.yaml", /state:[^]*backend: local/, `state: ${state}`);

  expect(await project.run(["deploy"])).toMatchObject({ code: 0 });
});

test("bad input is refused before anything is started", async () => {
  project.change("retention-policy.yaml", "keepFor: P30D", "keepfor: P30D");

  const { code, stdout, stderr } = await project.run();

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^retention-policy\.yaml:114:18 .*unknown key "keepfor"; did you mean keepFor\?/);
  expect(project.files()).toEqual([]);
});

test.each([
  ["a ctrl-C in a command", ["deploy"], "SIGINT", 130, true],
  ["a SIGTERM to the runner alone, in a cycle", [], "SIGTERM", 143, false],
] as const)("%s leaves no process and no socket", async (_, args, signal, code, wholeGroup) => {
  const { child, ended } = project.start(args);
  const pid = child.pid ?? 0;
  await Promise.race([new Promise((resolve) => child.stdout?.once("data", resolve)), ended]);
  expect(child.exitCode).toBeNull();

  process.kill(wholeGroup ? -pid : pid, signal);

  expect(await ended).toMatchObject({ code });
  expect(project.processes()).toEqual([]);
  expect(project.files().filter((file) => file.endsWith(".sock") || file.startsWith("cycle"))).toEqual([]);
});

test("a step that fails shows all that it printed", async () => {
  writeFileSync(join(project.folder, "main.ts"), 'throw new Error("the app is broken");');

  const { code, stdout, stderr } = await project.run();

  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("the app is broken");
  expect(project.files()).toEqual([]);
});

test.each([
  [
    "too old",
    `echo '{"terraform_version": "1.10.5"}'`,
    "Terraform 1.11 or later (write-only arguments); terraform is 1.10.5",
  ],
  ["broken", "exit 1", "does not answer"],
])("a Terraform that is %s is one clear message", async (_, script, message) => {
  const { code, stdout, stderr } = await project.run([], fakeTerraform(script));

  expect({ code, stdout, lines: stderr.trim().split("\n").length }).toEqual({
    code: 1,
    stdout: "",
    lines: 1,
  });
  expect(stderr).toContain(message);
  expect(project.files()).toEqual([]);
});

test("a missing Terraform is one clear message", async () => {
  const { code, stderr } = await project.run([], { TERRAFORM_BINARY_NAME: "terraform-that-is-not-there" });

  expect(code).toBe(1);
  expect(stderr).toBe(
    "the rehearsal needs Terraform 1.11 or later: terraform-that-is-not-there is not installed\n",
  );
  expect(project.files()).toEqual([]);
});
