import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterRequests } from "../../constructs/elasticsearch/definitions/cluster-requests";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { ilmSchedule } from "../stacks/ilm-deployment";
import { refusals } from "./accepted-by-elasticsearch";
import { consoleRequests } from "./console-requests";

const PROJECT = join(__dirname, "..", "..");
const policy = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");
const environment = readFileSync(join(PROJECT, "environments", "production.yaml"), "utf8");

type Change = (text: string) => string;
const withIlm: Change = (text) => text.replace("lifecycle: autonomous-index", "lifecycle: ilm");
const withVersion8: Change = (text) => text.replace('"7.14.2"', '"8.15.0"');
/** A second index in the store. */
const withTwo: Change = (text) =>
  `${withIlm(text)}  audit-log:
    title: Audit Log
    elements: { at: timestamp }
    purposes: [Testing]
    legalBasis: { basis: contract }
    retention: { keepFor: P1Y }
    storedIn: { store: operation-log, index: audit-log, timeField: at }
`;

const withSnapshots: Change = (text) =>
  withTwo(text).replace("snapshots: { keepFor: P7D }", "snapshots: { keepFor: P7D, repository: backups }");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retention-elasticsearch-"));
  mkdirSync(join(folder, "environments"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("retention elasticsearch show", () => {
  it("prints what the cluster is told, in the order in which it can be sent", () => {
    const { status, stdout, stderr } = run(["show"]);

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const settings = ilmSchedule().stores["operation-log"] as ElasticsearchSettings;
    expect(consoleRequests(stdout)).toEqual(
      clusterRequests("production-operation-log", settings).map(({ path, ...body }) => ({
        line: `PUT /${path}`,
        ...body,
      })),
    );
    expect(consoleRequests(stdout).map(({ line }) => line)).toEqual([
      "PUT /_ilm/policy/retention-operation-log",
      "PUT /_ingest/pipeline/retention-operation-log",
      "PUT /_index_template/retention-operation-log",
      "PUT /_data_stream/operation-log",
      "PUT /_security/role/production-operation-log-writer",
      "PUT /_security/user/production-operation-log-writer",
      "PUT /_security/role/production-operation-log-reader",
      "PUT /_security/user/production-operation-log-reader",
    ]);
  });

  it.each<[string, Change]>([
    ["the shipped policy", withIlm],
    ["a store of two indices", withTwo],
    ["a store with a repository for snapshots", withSnapshots],
  ])("prints what Elasticsearch takes as soon as it has passwords: %s", (_, changePolicy) => {
    const { stdout } = run(["show"], changePolicy);

    expect(refusals(consoleRequests(stdout))).toEqual(
      ["writer", "reader"].map(
        (access) =>
          `PUT /_security/user/production-operation-log-${access}: has a password of less than 6 characters`,
      ),
    );
    expect(refusals(consoleRequests(stdout.replaceAll("<pwd>", "correct horse")))).toEqual([]);
  });

  it("would notice what Elasticsearch refuses", () => {
    const requests = [
      { line: "PUT /_data_stream/operation-log", body: {} },
      { line: "PUT /_security/user/writer", body: { roles: ["writer"] } },
    ];

    expect(refusals(requests)).toEqual([
      "PUT /_data_stream/operation-log: has a body",
      "PUT /_data_stream/operation-log: is sent before _index_template/retention-operation-log",
      "PUT /_security/user/writer: is sent before _security/role/writer",
      "PUT /_security/user/writer: has no password",
    ]);
  });

  it("shows the store that is asked for", () => {
    expect(run(["show", "--store", "operation-log"]).stdout).toBe(run(["show"]).stdout);
  });

  it.each<[string, string[], Change, Change, string]>([
    [
      "a policy without lifecycle: ilm",
      ["show"],
      (text) => text,
      withVersion8,
      "the policy has no store with lifecycle: ilm; allowed: a policy that has one\n",
    ],
    [
      "a store that has none",
      ["show", "--store", "operation-lag"],
      withIlm,
      withVersion8,
      "--store: no such store has lifecycle: ilm; did you mean operation-log? allowed: operation-log\n",
    ],
    [
      "a cluster of an earlier version",
      ["show"],
      withIlm,
      (text) => text,
      "environments/production.yaml:21:12 elasticsearch.version: Elasticsearch 7.14.2 cannot be given lifecycle: ilm, which the store operation-log uses; allowed: 8.0.0 or later\n",
    ],
  ])("refuses %s", (_, args, changePolicy, changeEnvironment, message) => {
    expect(run(args, changePolicy, changeEnvironment)).toEqual({ status: 2, stdout: "", stderr: message });
  });
});

describe("retention elasticsearch adopt", () => {
  it("prints checks, and the command that prints what comes next for the same store", () => {
    const { status, stdout } = run(
      ["adopt", "old-audits", "--as", "audit-log", "--store", "operation-log"],
      withTwo,
    );

    expect(status).toBe(0);
    expect(stdout).toContain("deletes them 365 days after the at of\n");
    expect(stdout).toContain(
      "\n# npx retention elasticsearch adopt old-audits:<youngest> --as audit-log --store operation-log\n",
    );
  });

  it("prints what adopts an index whose youngest document is known", () => {
    const { status, stdout } = run(["adopt", "old-audits:1767225599000", "--as", "audit-log"], withTwo);

    expect(status).toBe(0);
    expect(consoleRequests(stdout)).toContainEqual({
      line: "PUT /old-audits/_settings",
      body: {
        "index.lifecycle.name": "retention-audit-log",
        "index.lifecycle.origination_date": 1767225599000,
        "index.lifecycle.parse_origination_date": false,
        "index.lifecycle.indexing_complete": true,
        "index.lifecycle.rollover_alias": "audit-log",
      },
    });
  });

  it.each<[string, string[], string]>([
    [
      "no index",
      ["adopt"],
      "retention elasticsearch adopt: missing required argument 'index'; allowed: retention elasticsearch adopt [options] <index...>\n",
    ],
    [
      "names that cannot be an index, and a store of several indices, none of them named",
      ["adopt", "Steps", "fine", "logs-*"],
      ['"Steps"', '"logs-*"']
        .map(
          (name) =>
            `${name}: cannot be the name of an index; allowed: up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .; or a backing index, such as .ds-logs-2026.01.31-000001; then :<milliseconds>, once checked\n`,
        )
        .join("") + "--as: is missing, and the store has several; allowed: audit-log, operation-log\n",
    ],
  ])("refuses %s", (_, args, message) => {
    expect(run(args, withTwo)).toEqual({ status: 2, stdout: "", stderr: message });
  });
});

function run(args: readonly string[], changePolicy = withIlm, changeEnvironment = withVersion8) {
  writeFileSync(join(folder, "retention-policy.yaml"), changePolicy(policy));
  writeFileSync(join(folder, "environments", "production.yaml"), changeEnvironment(environment));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "-r",
      join(PROJECT, "node_modules/ts-node/register"),
      join(PROJECT, "cli/retention.ts"),
      "elasticsearch",
      ...args,
    ],
    {
      cwd: folder,
      env: { PATH: process.env["PATH"], TS_NODE_PROJECT: join(PROJECT, "tsconfig.json") },
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}
