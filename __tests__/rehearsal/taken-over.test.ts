import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProjectCopy } from "./project-copy";

let project: ProjectCopy;
beforeEach(() => (project = new ProjectCopy("taken-over")));
afterEach(() => project.remove());

test("a rehearsal imports what exists, counts it as what it is, and then has nothing left to do", async () => {
  copyFileSync(join(__dirname, "taken-over.app.ts"), join(project.folder, "main.ts"));
  // It lies two folders higher there.
  project.change("main.ts", /"\.\.\/\.\.\//g, '"./');

  const { code, stdout, stderr } = await project.run();

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const steps = stdout.split("\n").map((line) => line.replace(/ +\d+\.\d s +/, ": "));
  expect(steps).toEqual(
    expect.arrayContaining([
      "plan: 2 to import, 9 to add, 2 to change, 0 to destroy",
      "deploy: 2 imported, 9 added, 2 changed, 0 destroyed",
      "plan again: no changes",
      "destroy, protected: refused, as it must be",
      expect.stringMatching(/^destroy: .*; the state is empty$/),
    ]),
  );
});

test("what the documentation has an environment take over has its addresses after the import", async () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "existing-resources.md"), "utf8");
  const [, stores = ""] = /```yaml\n *(stores:[^]*?)```/.exec(page) ?? [];
  project.change("environments/production.yaml", /$/, stores);

  const { code, stdout, stderr } = await project.run();

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const steps = stdout.split("\n").map((line) => line.replace(/ +\d+\.\d s +/, ": "));
  expect(steps).toEqual(
    expect.arrayContaining([
      "plan: 4 to import, 38 to add, 4 to change, 0 to destroy",
      "deploy: 4 imported, 38 added, 4 changed, 0 destroyed",
      "plan again: no changes",
      expect.stringMatching(/^destroy: .*; the state is empty$/),
    ]),
  );
});
