import { rmSync } from "node:fs";
import { join } from "node:path";
import { Folder, shippedWith } from "./command-line";

describe("retention validate", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  it("says what it checked: every environment", () => {
    expect(folder.retention(["validate"])).toEqual({
      code: 0,
      stdout:
        "Checked retention-policy.yaml, its promise, and what it needs of production, sandbox: nothing wrong.\n",
      stderr: "",
    });
  });

  it.each([
    ["--environment", ["validate", "--environment", "sandbox"], {}],
    ["RETENTION_ENVIRONMENT", ["validate"], { RETENTION_ENVIRONMENT: "sandbox" }],
  ])("checks the one of %s", (_, args, env) => {
    expect(folder.retention(args, env).stdout).toContain("needs of sandbox: nothing wrong");
  });

  describe("given a promise that cannot be kept, and backups that are too long for a single node", () => {
    const broken = new Folder(
      shippedWith(
        ["goneBy: P32D", "goneBy: P31D"],
        ["backups: { keepFor: P7D }", "backups: { keepFor: P31D }"],
      ),
    );
    afterAll(() => broken.remove());
    const { code, stdout, stderr } = broken.retention(["validate"]);

    it("finds each once, on its line, and exits with 1", () => {
      expect(code).toBe(1);
      expect(
        stderr.match(/the last copy of identification-images is gone after 32 days, not 31/g),
      ).toHaveLength(1);
      expect(stderr).toMatch(/^retention-policy\.yaml:15:\d+ stores\.monitoring-db\.backups/m);
      expect(stdout).toContain("3 wrong.");
    });

    it("hands the same to a machine", () => {
      const said = broken.retention(["validate", "--format", "json"]);
      const { problems } = JSON.parse(said.stdout) as { problems: { line: number; path: unknown[] }[] };

      expect(said).toMatchObject({ code: 1, stderr: "" });
      expect(problems.map(({ line }) => line).toSorted()).toEqual([114, 15, 72]);
    });
  });

  it("takes a policy that is no YAML for a finding, and one that is not there for bad input", () => {
    folder.write("no.yaml", "a: [");

    expect(folder.retention(["validate"], { RETENTION_POLICY: "no.yaml" }).code).toBe(1);
    expect(folder.retention(["validate"], { RETENTION_POLICY: "nowhere.yaml" })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "nowhere.yaml:1:1: does not exist; allowed: a policy file: see RETENTION_POLICY\n",
    });
  });

  it("checks the policy by itself where there is no environment", () => {
    const alone = new Folder();
    try {
      rmSync(join(alone.path, "environments"), { recursive: true });

      expect(alone.retention(["validate"])).toMatchObject({ code: 0, stderr: "" });
    } finally {
      alone.remove();
    }
  });
});
