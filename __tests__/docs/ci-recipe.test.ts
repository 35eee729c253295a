import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Folder } from "../cli/command-line";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly on: object;
  readonly jobs: Record<string, { readonly "runs-on": string; readonly steps: readonly Step[] }>;
}

const PROJECT = join(__dirname, "..", "..");
const page = readFileSync(join(PROJECT, "docs", "ci.md"), "utf8");
const workflow = parse(/(?<=^```yaml\n).*?(?=^```$)/ms.exec(page)?.[0] ?? "") as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const runs = steps.flatMap(({ run }) => run ?? []);
const ofRetention = runs.filter((run) => run.startsWith("npx retention "));

describe("the CI recipe", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  it("is a workflow: every job has a runner, every step an action or a command", () => {
    expect(workflow.on).toHaveProperty("pull_request");
    for (const job of Object.values(workflow.jobs)) expect(job["runs-on"]).toBe("ubuntu-latest");
    for (const { run, uses } of steps) expect([run, uses].filter(Boolean)).toHaveLength(1);
  });

  it("runs every check", () => {
    for (const check of ["validate", "diff", "report", "check-plan"]) {
      expect(ofRetention.map((run) => run.split(" ")[2])).toContain(check);
    }
    expect(runs).toEqual(expect.arrayContaining(["npx cdktf synth", "npm run rehearse"]));
  });

  it.each([...ofRetention])("names a command and options that exist: %s", (run) => {
    const [, , command = "", ...args] = run.split(" ");
    const { code, stdout } = folder.retention([command, "--help"]);

    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: retention ${command} `);
    for (const option of args.filter((arg) => arg.startsWith("--"))) expect(stdout).toContain(option);
  });

  it("names an option that exists for consent", () => {
    expect(page).toContain("&& '--accept' ||");
    expect(folder.retention(["diff", "--help"]).stdout).toContain("--accept");
  });

  it("names scripts and an environment that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const named = runs.flatMap((run) => /^npm run (\S+)/.exec(run)?.[1] ?? []);
    const environments = [...page.matchAll(/stacks\/([a-z]+)-data-stores/g)].map(([, name]) => name);

    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
    for (const name of environments) {
      expect(existsSync(join(PROJECT, "environments", `${name}.yaml`))).toBe(true);
    }
  });
});
