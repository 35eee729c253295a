import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentJsonSchema } from "../environments/json-schema";
import { minutesToDays } from "../schedule/window";
import { shippedEnvironment, shippedSchedule } from "./stacks/deployment";
import { ilmSchedule } from "./stacks/ilm-deployment";

const PROJECT = join(__dirname, "..");
const readme = readFileSync(join(PROJECT, "README.md"), "utf8");

describe("the README", () => {
  it("gives the windows that the schedule gives", () => {
    const { categories } = shippedSchedule();
    for (const { title, window, retention } of Object.values(categories)) {
      const row = readme.split("\n").find((line) => line.startsWith(`| ${title}`)) ?? "";
      const [deletion, ...terms] = window.terms.map(({ minutes }) => minutesToDays(minutes));
      expect(row).toContain(`| ${deletion} days`);
      expect(row.match(/(?<=[a-z] )\d+/g)?.map(Number)).toEqual(terms);
      expect(row).toContain(`= ${minutesToDays(window.latest)} days`);
      expect(row).toContain(`| ${retention.goneBy?.days} days`);
    }
  });

  it("shows the error that a misspelt key gives", () => {
    const scratch = mkdtempSync(join(tmpdir(), "retention-readme-"));
    try {
      const policy = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");
      writeFileSync(join(scratch, "retention-policy.yaml"), policy.replace("keepFor: P30D", "keepfor: P30D"));
      const { stderr } = spawnSync(
        process.execPath,
        ["-r", join(PROJECT, "node_modules/ts-node/register"), join(PROJECT, "main.ts")],
        {
          cwd: scratch,
          env: {
            PATH: process.env["PATH"],
            RETENTION_POLICY: "retention-policy.yaml",
            TS_NODE_PROJECT: join(PROJECT, "tsconfig.json"),
          },
          encoding: "utf8",
        },
      );

      expect(stderr.trim()).toMatch(/^retention-policy\.yaml:\d+:\d+ /);
      expect(readme).toContain(stderr.trim());
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });
});

describe("the page on Elasticsearch", () => {
  const page = readFileSync(join(PROJECT, "docs", "elasticsearch.md"), "utf8");

  it("gives the windows of both ways that the schedule gives", () => {
    const cells = page
      .split("\n")
      .find((line) => line.startsWith("| window of the shipped policy"))!
      .split("|")
      .map((cell) => cell.trim());
    const windows = [shippedSchedule(), ilmSchedule()].map(
      ({ categories }) => categories["operation-log"]!.window,
    );

    const days = windows.map(
      ({ earliest, latest }) => `${minutesToDays(earliest)} to ${minutesToDays(latest)} days`,
    );
    expect(cells[2]).toBe(days[0]);
    expect(cells[3]).toBe(`${days[1]} (739 and 40 minutes)`);
    expect(windows[1]!.latest).toBe(739 * 24 * 60 + 40);
  });

  it("shows an existing cluster in words that are read", () => {
    const example = /```yaml\n([^]*?)```/.exec(page)![1]!;

    const { stores } = shippedEnvironment("production", (text) => `${text}\n${example}`);
    expect(stores["operation-log"]).toMatchObject({
      version: "8.15.0",
      existing: { username: "retention-admin" },
    });
  });
});

describe("the JSON Schema of environment files", () => {
  it("is the one of the code", () => {
    const committed = readFileSync(join(PROJECT, "environments", "environment.schema.json"), "utf8");

    expect(JSON.parse(committed)).toEqual(environmentJsonSchema());
  });
});
