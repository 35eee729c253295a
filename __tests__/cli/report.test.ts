import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { retention, type Said } from "./sql-command";

const PROJECT = join(__dirname, "..", "..");
const BIN = join(PROJECT, "cli", "retention-bin.mjs");

/** A folder with the shipped policy and environments. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retention-report-"));
  cpSync(join(PROJECT, "retention-policy.yaml"), join(folder, "retention-policy.yaml"));
  cpSync(join(PROJECT, "environments"), join(folder, "environments"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync(BIN, ["report", ...args], { cwd: folder, encoding: "utf8" });
  return { code: status, stdout, stderr };
}

const read = (...path: string[]): string => readFileSync(join(folder, ...path), "utf8");

describe("retention report", () => {
  it("writes every format into retention-report/, the same bytes each time", () => {
    const first = report();
    const files = readdirSync(join(folder, "retention-report")).sort();
    const page = read("retention-report", "report.html");
    report("--out", "again");

    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout.split("\n").filter(Boolean).sort()).toEqual(
      files.map((file) => `retention-report/${file}`),
    );
    expect(files).toEqual([
      "record-of-processing.csv",
      "record-of-processing.md",
      "report.html",
      "report.json",
    ]);
    expect(page).toMatch(/^<!doctype html>/);
    for (const file of files) expect(read("again", file)).toBe(read("retention-report", file));
  });

  it.each([
    ["json", /^\{\n {2}"reportVersion": 1,/],
    ["csv", /^"category","title"/],
    ["markdown", /^# Record of processing activities\n/],
  ])("prints %s alone", (format, beginning) => {
    const { code, stdout } = report("--format", format);

    expect(code).toBe(0);
    expect(stdout).toMatch(beginning);
    expect(readdirSync(folder).sort()).toEqual(["environments", "retention-policy.yaml"]);
  });

  it("says of which policy it is, wherever that lies", () => {
    const path = join(folder, "other.yaml");
    writeFileSync(path, `\uFEFF${read("retention-policy.yaml")}`);
    const env = { ...process.env, RETENTION_POLICY: path };
    const args = ["report", "--format", "json"];
    const { stdout } = spawnSync(BIN, args, { cwd: folder, encoding: "utf8", env });

    const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(JSON.parse(stdout)).toMatchObject({ policy: { file: "other.yaml", sha256 } });
    expect(stdout).not.toContain(folder);
  });

  it("gives dates with --as-of", () => {
    report("--format", "html", "--out", "here", "--as-of", "2026-11-24");

    expect(read("here", "report.html")).toContain('<time datetime="2026-12-26">');
    expect(readdirSync(join(folder, "here"))).toEqual(["report.html"]);
  });

  it("reads the stacks that were synthesized, and those that are named before them", () => {
    const exemption = (reason: string) => ({
      rule: "no-public-access",
      resources: ["tencentcloud_mysql_instance.db"],
      reason,
    });
    const synthesized = ["data-stores", "index-lifecycle"].map((part) => {
      const stack = join("cdktf.out", "stacks", `production-${part}`);
      const list = JSON.stringify([exemption(part)]);
      mkdirSync(join(folder, stack), { recursive: true });
      writeFileSync(
        join(folder, stack, "cdk.tf.json"),
        JSON.stringify({ terraform: {}, output: { "retention-exemptions": { value: list } } }),
      );
      return join(stack, "cdk.tf.json");
    });
    writeFileSync(join(folder, "other.json"), JSON.stringify({ terraform: {} }));
    const exemptions = (...args: string[]): unknown =>
      (JSON.parse(report("--format", "json", ...args).stdout) as { exemptions: unknown }).exemptions;

    expect(exemptions()).toEqual({
      stacks: synthesized,
      list: [exemption("data-stores"), exemption("index-lifecycle")],
    });
    expect(exemptions("--stack", "other.json")).toEqual({ stacks: ["other.json"], list: [] });
    expect(exemptions("--stack", "other.json", "--stack", synthesized[1] as string)).toEqual({
      stacks: ["other.json", synthesized[1]],
      list: [exemption("index-lifecycle")],
    });
  });

  it("writes nothing for a policy with a mistake, and says where it is", () => {
    writeFileSync(
      join(folder, "retention-policy.yaml"),
      read("retention-policy.yaml").replace("keepFor: P30D", "keepfor: P30D"),
    );

    const { code, stdout, stderr } = report();

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^retention-policy\.yaml:\d+:\d+ .*unknown key "keepfor"/);
    expect(readdirSync(folder).sort()).toEqual(["environments", "retention-policy.yaml"]);
  });

  it.each([
    ["a format that is not there", ["--format", "pdf"], /allowed: html, markdown, csv, json, all/],
    ["a date that does not exist", ["--as-of", "2026-02-29"], /allowed: a date such as 2026-01-31/],
    ["a date too late to add a period to", ["--as-of", "9950-01-01"], /--as-of: is after 9799-12-31/],
    [
      "a stack that is none",
      ["--stack", join(PROJECT, "package.json")],
      /package\.json:1:1:? has neither resource nor provider; allowed: a Terraform configuration/,
    ],
    ["a stack that is not there", ["--stack", "none.json"], /^none\.json:1:1: does not exist/],
    [
      "a folder that is a file",
      ["--out", "retention-policy.yaml"],
      /^retention-policy\.yaml: cannot be written/,
    ],
  ])("exits with 2 for %s", (_, args, message) => {
    const { code, stdout, stderr } = report(...args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("exits with 2 where there is no project", () => {
    const { status, stderr } = spawnSync(BIN, ["report"], { cwd: "/", encoding: "utf8" });

    expect(status).toBe(2);
    expect(stderr).toContain("retention-policy.yaml:1:1: does not exist");
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("shows examples in its help", () => {
    expect(retention(["report", "--help"]).stdout).toContain("$ npx retention report --as-of 2026-01-31");
  });
});
