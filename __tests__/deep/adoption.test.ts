import { adoption } from "../../cli/elasticsearch/adoption";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { consoleRequests } from "../cli/console-requests";
import { type Answer, useElasticsearchCore } from "../elasticsearch/core";
import { ilmSchedule } from "../stacks/ilm-deployment";

const settings = ilmSchedule().stores["operation-log"] as ElasticsearchSettings;
const now = Date.parse("2026-11-28T00:00:00Z");
const YOUNGEST = Date.parse("2026-01-31T12:00:00Z");

const core = useElasticsearchCore();
const INDICES = "operation-log,operation-log-adopted,steps,steps-000001,steps-000002";
afterEach(() => core.send(`DELETE /${INDICES}?ignore_unavailable=true`));

/** Sends what this core knows: it has no lifecycle management, and no data streams. */
async function send(given: string, series = false): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const { line, body } of consoleRequests(adoption(settings, given.split(" "), { now, series }))) {
    if (/_ilm|_data_stream/.test(line) || line.endsWith("/_settings")) continue;
    const { settings: inBody, ...rest } = (body ?? {}) as { settings?: object };
    // All of these settings are lifecycle management's.
    answers.set(line, await core.send(line, inBody ? rest : body));
  }
  return answers;
}

async function create(index: string, times: readonly unknown[], body: object = {}): Promise<void> {
  const answer = await core.send(`PUT /${index}`, {
    settings: { "index.refresh_interval": "-1", "index.number_of_replicas": 0 },
    mappings: { properties: { timestamp: { type: "date" } } },
    ...body,
  });
  expect(answer).toMatchObject({ status: 200 });
  for (const timestamp of times)
    expect(await core.send(`POST /${index}/_doc`, { timestamp })).toMatchObject({ status: 201 });
}

describe("the checks of retention elasticsearch adopt", () => {
  it("find the youngest document, also of an index that is never refreshed", async () => {
    await create("steps", ["2025-12-01", YOUNGEST, "2026-01-01", null, 1769860800, "2226-01-01"]);

    const answers = await send("steps");

    expect([...answers.values()].map(({ status }) => status)).toEqual([404, 200, 200, 200, 200, 200]);
    expect(answers.get("GET /_resolve/index/steps")?.body.indices).toEqual([
      { name: "steps", attributes: ["open"] },
    ]);
    expect(answers.get("GET /steps/_search")?.body).toMatchObject({
      hits: { total: { value: 6 } },
      aggregations: {
        youngest: { value_as_string: String(Date.parse("2226-01-01")) },
        oldest: { value_as_string: "1769860800" },
        without_a_time: { doc_count: 1 },
        in_the_future: { doc_count: 1 },
        before_1973: { doc_count: 1 },
      },
    });
  });

  it("give milliseconds, whatever the format of the field", async () => {
    const mappings = { properties: { timestamp: { type: "date", format: "epoch_second" } } };
    await create("steps", [YOUNGEST / 1000], { mappings });

    const search = (await send("steps")).get("GET /steps/_search");

    expect(search).toMatchObject({
      status: 200,
      body: {
        aggregations: { youngest: { value_as_string: String(YOUNGEST) }, before_1973: { doc_count: 0 } },
      },
    });
  });

  it("show a field that is no date before anything has been changed", async () => {
    await create("steps", ["2026-01-31"], { mappings: { properties: { timestamp: { type: "keyword" } } } });

    const answers = await send("steps");

    expect(answers.get("GET /steps/_mapping/field/timestamp")?.body.steps.mappings).toMatchObject({
      timestamp: { mapping: { timestamp: { type: "keyword" } } },
    });
    expect(answers.get("GET /steps/_search")).toMatchObject({ status: 400 });
  });

  it("show a closed index, and one that takes no settings", async () => {
    await create("steps", []);
    await core.send("POST /steps/_close");
    const closed = await send("steps");
    await core.send("POST /steps/_open");
    await core.send("PUT /steps/_settings", { "index.blocks.read_only": true });
    const blocked = await send("steps");
    await core.send("PUT /steps/_settings", { "index.blocks.read_only": null });

    expect(closed.get("GET /_resolve/index/steps")?.body.indices).toMatchObject([{ attributes: ["closed"] }]);
    expect(
      blocked.get("GET /steps/_settings/index.blocks*,index.lifecycle*?flat_settings=true")?.body,
    ).toEqual({ steps: { settings: { "index.blocks.read_only": "true" } } });
  });

  it("tell an alias from an index", async () => {
    await create("steps-000001", [], { aliases: { "operation-log": { is_write_index: true } } });

    const answers = await send("operation-log");

    expect(answers.get("GET /_resolve/index/operation-log")?.body).toMatchObject({
      indices: [],
      aliases: [{ name: "operation-log", indices: ["steps-000001"] }],
    });
  });
});

describe("the changes of retention elasticsearch adopt", () => {
  it("move an index out of the way with all its documents, and with no way to write to it", async () => {
    await create("operation-log", [YOUNGEST, "2025-12-01"]);

    const answers = await send(`operation-log:${YOUNGEST}`);

    expect([...answers].filter(([, { status }]) => status !== 200)).toEqual([]);
    expect(answers.get("GET /operation-log/_search")?.body.aggregations.youngest.value_as_string).toBe(
      String(YOUNGEST),
    );
    expect(answers.get("GET /operation-log-adopted/_count")?.body.count).toBe(2);
    expect(await core.send("GET /operation-log")).toMatchObject({ status: 404 });
    expect(await core.send("POST /operation-log-adopted/_doc", { timestamp: YOUNGEST })).toMatchObject({
      status: 403,
    });
  });

  it("take the alias of a whole series away", async () => {
    await create("steps-000001", [YOUNGEST], { aliases: { "operation-log": {} } });
    await create("steps-000002", [YOUNGEST], { aliases: { "operation-log": { is_write_index: true } } });

    const answers = await send(`steps-000001:${YOUNGEST} steps-000002:${YOUNGEST}`, true);

    expect(answers.get("POST /_aliases")).toMatchObject({ status: 200 });
    expect(answers.get("GET /_alias/operation-log")).toMatchObject({ status: 404 });
  });

  it("notice an index that is not behind the alias, and one that was forgotten", async () => {
    await create("steps", [YOUNGEST]);
    await create("steps-000001", [YOUNGEST], { aliases: { "operation-log": {} } });
    await create("steps-000002", [YOUNGEST], { aliases: { "operation-log": { is_write_index: true } } });

    const wrong = await send(`steps:${YOUNGEST} steps-000001:${YOUNGEST} steps-000002:${YOUNGEST}`, true);
    const less = await send(`steps-000001:${YOUNGEST}`, true);

    expect(wrong.get("POST /_aliases")).toMatchObject({ status: 404 });
    expect(less.get("GET /_alias/operation-log")).toMatchObject({ status: 200 });
  });
});
