import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ended, ProjectCopy } from "./project-copy";

jest.setTimeout(120_000);

let project: ProjectCopy;
beforeEach(() => {
  project = new ProjectCopy("two-stacks");
  copyFileSync(join(__dirname, "two-stacks.app.ts"), join(project.folder, "main.ts"));
});
afterEach(() => project.remove());

const STATE = ".rehearsal/kept/state";

function stateOf(stack: string): string {
  return readFileSync(join(project.folder, STATE, `terraform.${stack}.tfstate`), "utf8");
}

/** The password that the rehearsal made up: it may be in the states, and nowhere else. */
function password(): string {
  const { resources } = JSON.parse(stateOf("cluster")) as {
    resources: { instances: { attributes: { result: string } }[] }[];
  };
  return resources[0]!.instances[0]!.attributes.result;
}

function printed({ stdout, stderr }: Ended): string {
  return stdout + stderr;
}

test("the whole cycle passes: the second stack is planned after the first is deployed", async () => {
  const { code, stdout, stderr } = await project.run();

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.split("\n").map((line) => line.replace(/ +\d+\.\d s +/, ": "))).toEqual(
    expect.arrayContaining([
      "synth: cluster, inside-cluster",
      "plan: 1 to add, 0 to change, 0 to destroy",
      "  inside-cluster can be planned once cluster is deployed",
      "deploy: 2 added, 0 changed, 0 destroyed",
      "plan again: no changes",
      "destroy, protected: refused, as it must be",
      "  Instance cannot be destroyed",
      "destroy: 0 added, 0 changed, 2 destroyed; the state is empty",
    ]),
  );
  expect(project.files()).toEqual([]);
});

test("a stack that nothing protects must not go first while the others are protected", async () => {
  const { code, stderr } = await project.run([], { UNPROTECTED: "1" });

  expect(code).toBe(1);
  expect(stderr).toContain("destroy, protected: refused, but only after 1 resources were destroyed");
});

test("single commands take stacks by name or pattern, and never print the password", async () => {
  const deployed = await project.run(["deploy", "*"]);
  const secret = password();
  const planned = await project.run(["plan", "inside-cluster"], { MIN_AGE: "365d" });
  const output = await project.run(["output", "*"]);
  const refused = await project.run(["destroy", "*"]);

  expect(deployed.code).toBe(0);
  expect(secret).toHaveLength(20);
  expect(planned.stdout).toContain('~ min_age = "730d" -> "365d"');
  expect(planned.stdout).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("Error: Instance cannot be destroyed");
  for (const ended of [deployed, planned, output, refused]) expect(printed(ended)).not.toContain(secret);
  expect(stateOf("inside-cluster")).not.toContain(secret);
  const written = readdirSync(join(project.folder, ".rehearsal/kept/out"), {
    recursive: true,
    encoding: "utf8",
  });
  const synthesized = written.filter((file) => file.endsWith(".json"));
  expect(synthesized.length).toBeGreaterThan(0);
  for (const file of synthesized) {
    expect(readFileSync(join(project.folder, ".rehearsal/kept/out", file), "utf8")).not.toContain(secret);
  }
});

test("a command that names no stack does nothing, and says which there are", async () => {
  const ended = await project.run(["deploy"]);

  expect(ended.code).toBe(1);
  expect(printed(ended)).toMatch(/more than one stack[^]*cluster, inside-cluster/);
  expect(project.files().filter((file) => file.endsWith(".tfstate"))).toEqual([]);
});

test("a second stack without its first says what it misses", async () => {
  const ended = await project.run(["plan", "inside-cluster"]);

  expect(ended.code).toBe(1);
  expect(printed(ended)).toContain("Unable to find remote state");
});
