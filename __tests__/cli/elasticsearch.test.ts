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
  it("puts an index under the policy by the age of its youngest document, in a single request", () => {
    const { status, stdout } = run(["adopt", "steps-2024"]);

    expect(status).toBe(0);
    expect(requests(stdout).get("PUT /steps-2024/_settings")).toEqual({
      "index.lifecycle.name": "retention-operation-log",
      // What Elasticsearch refuses: nobody can send it by mistake.
      "index.lifecycle.origination_date": "<youngest.value_as_string of step 2>",
      "index.lifecycle.indexing_complete": true,
      "index.lifecycle.rollover_alias": "operation-log",
    });
    expect(requests(stdout).get("GET /steps-2024/_search")).toMatchObject({
      aggs: { youngest: { max: { field: "timestamp", format: "epoch_millis" } } },
    });
  });

  it("first stops writing, and deletes and copies nothing unless somebody takes the comment away", () => {
    const { stdout } = run(["adopt", "steps-2024"]);

    expect([...requests(stdout).keys()]).toEqual([
      "GET /_ilm/policy/retention-operation-log",
      "GET /_data_stream/operation-log",
      "PUT /steps-2024/_block/write",
      "POST /steps-2024/_ilm/remove",
      "GET /steps-2024/_search",
      "PUT /steps-2024/_settings",
      "GET /steps-2024/_ilm/explain",
    ]);
    expect(stdout).toContain("# DELETE /steps-2024\n");
  });

  it("never copies into the data stream, where every document would begin anew", () => {
    const { stdout } = run(["adopt", "steps-2024", "operation-log"]);

    for (const [, destination] of stdout.matchAll(/"dest": \{\n# +"index": "([^"]*)"/g))
      expect(destination).not.toBe("operation-log");
    expect(stdout.match(/"dest"/g)).toHaveLength(2);
  });

  it("moves an index out of the way that has the name of the data stream, and deletes it after the copy", () => {
    const { stdout } = run(["adopt", "operation-log"]);

    expect([...requests(stdout).keys()].slice(2)).toEqual([
      "PUT /operation-log/_block/write",
      "POST /operation-log/_clone/operation-log-adopted",
      "GET /_cluster/health/operation-log-adopted?wait_for_status=yellow&timeout=10m",
      "GET /operation-log/_count",
      "GET /operation-log-adopted/_count",
      "DELETE /operation-log",
      "PUT /operation-log-adopted/_block/write",
      "POST /operation-log-adopted/_ilm/remove",
      "GET /operation-log-adopted/_search",
      "PUT /operation-log-adopted/_settings",
      "GET /operation-log-adopted/_ilm/explain",
    ]);
  });

  it("takes the period of the index that is asked for", () => {
    const { stdout } = run(["adopt", "old-audits", "--as", "audit-log"], withTwo);

    expect(stdout).toContain("deleted 365 days after at of their youngest document");
    expect(requests(stdout).get("PUT /old-audits/_settings")).toMatchObject({
      "index.lifecycle.name": "retention-audit-log",
    });
  });

  it("tells every name that cannot be an index, and prints nothing else", () => {
    const allowed =
      'allowed: up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .';

    expect(run(["adopt", "Steps", "fine", "logs-*"])).toEqual({
      status: 2,
      stdout: "",
      stderr:
        `"Steps": cannot be the name of an index; ${allowed}\n` +
        `"logs-*": cannot be the name of an index; ${allowed}\n`,
    });
  });

  it.each<[string, string[], string]>([
    [
      "no index",
      ["adopt"],
      "retention elasticsearch adopt: missing required argument 'index'; allowed: retention elasticsearch adopt [options] <index...>\n",
    ],
    [
      "a store of several indices, and none named",
      ["adopt", "old"],
      "--as: is missing, and the store has several; allowed: audit-log, operation-log\n",
    ],
    [
      "an index that the policy does not have",
      ["adopt", "old", "--as", "audit-lag"],
      "--as: no such index; did you mean audit-log? allowed: audit-log, operation-log\n",
    ],
  ])("refuses %s", (_, args, message) => {
    expect(run(args, withTwo)).toEqual({ status: 2, stdout: "", stderr: message });
  });
});

/** The requests that are no comment, by their line, with their bodies. */
function requests(console: string): Map<string, unknown> {
  const code = console
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .join("\n");
  return new Map(
    code.split(/\n(?=[A-Z]+ \/)/).map((text) => {
      const [line = "", ...body] = text.split("\n");
      return [line, body.length > 0 ? (JSON.parse(body.join("\n")) as unknown) : undefined];
    }),
  );
}

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
