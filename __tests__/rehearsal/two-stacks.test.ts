import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type Ended, ProjectCopy } from "./project-copy";

let project: ProjectCopy;
beforeEach(() => {
  project = new ProjectCopy("two-stacks");
  copyFileSync(join(__dirname, "two-stacks.app.ts"), join(project.folder, "main.ts"));
});
afterEach(() => project.remove());

function printed({ stdout, stderr }: Ended): string {
  return stdout + stderr;
}

test("a stack that nothing protects must not go first while the others are protected", async () => {
  const { code, stderr } = await project.run([], { UNPROTECTED: "1" });

  expect(code).toBe(1);
  expect(stderr).toContain("destroy, protected: refused, but only after 1 resources were destroyed");
});

test("commands take stacks by name or pattern, and say why a stack is not destroyed", async () => {
  const deployed = await project.run(["deploy", "*"]);
  const planned = await project.run(["plan", "inside-cluster"], { MIN_AGE: "365d" });
  const refused = await project.run(["destroy", "*"]);

  expect(deployed.code).toBe(0);
  expect(planned.stdout).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  expect(refused.code).toBe(1);
  expect(refused.stderr.match(/Error: Instance cannot be destroyed/g)).toHaveLength(1);
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
