import {
  clusterRequests,
  PASSWORD_PLACEHOLDER,
} from "../../constructs/elasticsearch/definitions/cluster-requests";
import { strictMappings } from "../../constructs/elasticsearch/mappings";
import { ELEMENT_TYPES, type Elements, type ElementType } from "../../policy/policy";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { useElasticsearchCore } from "../elasticsearch/core";
import { ilmSchedule } from "../stacks/ilm-deployment";

const core = useElasticsearchCore();
afterEach(() => core.send("DELETE /logs,other?ignore_unavailable=true"));

/** Creates the index `logs`. */
async function create(elements: Elements): Promise<void> {
  expect(await core.send("PUT /logs", { mappings: strictMappings(elements) })).toMatchObject({ status: 200 });
}

/** What storing a document ends with, and why. */
async function stored(document: object) {
  const { status, body } = await core.send("POST /logs/_doc", document);
  return { status, type: body.error?.type as string | undefined };
}

const STORED = { status: 201, type: undefined };
const NOT_PARSED = { status: 400, type: "document_parsing_exception" };

describe("a mapping of each type of element", () => {
  const VALUES: Readonly<Record<ElementType, { taken: readonly unknown[]; refused: readonly unknown[] }>> = {
    keyword: { taken: ["a", "", 12, true, null, ["one"]], refused: [{ a: 1 }] },
    text: { taken: ["a long text", 12, null], refused: [{ a: 1 }] },
    integer: { taken: [1, -9007199254740991, "12", null], refused: ["twelve", true, 1e30] },
    number: { taken: [1.5, 1, "1.5", null], refused: ["one", true] },
    boolean: { taken: [true, "false", null], refused: ["yes", 1] },
    timestamp: {
      // Seconds are taken as well: as milliseconds, in 1970.
      taken: ["2026-01-31T12:00:00.000Z", "2026-01-31", 1769860800000, 1769860800, null, ["2026-01-31"]],
      refused: ["31.01.2026", "yesterday", { a: 1 }],
    },
    image: { taken: ["images/1.jpg", null], refused: [{ a: 1 }] },
  };

  it.each(ELEMENT_TYPES)("%s takes what is of it, and nothing else", async (type) => {
    await create({ value: type });

    const { taken, refused } = VALUES[type];
    for (const value of taken) expect([value, await stored({ value })]).toEqual([value, STORED]);
    for (const value of refused) expect([value, await stored({ value })]).toEqual([value, NOT_PARSED]);
  });

  it("is strict, inside of objects as well", async () => {
    await create({ at: "timestamp", inner: { deep: { note: "text" } } });

    const STRICT = { status: 400, type: "strict_dynamic_mapping_exception" };
    expect(await stored({ at: "2026-01-31", inner: { deep: { note: "a" } } })).toEqual(STORED);
    expect(await stored({ undeclared: 1 })).toEqual(STRICT);
    expect(await stored({ inner: { undeclared: "a" } })).toEqual(STRICT);
    expect(await stored({ inner: { deep: { note: "a", undeclared: { more: 1 } } } })).toEqual(STRICT);
    expect(await stored({ "inner.deep.undeclared": 1 })).toEqual(STRICT);
  });
});

describe("the limits that the policy language has", () => {
  const objects = (count: number): Elements =>
    count === 0 ? { leaf: "keyword" } : { o: objects(count - 1) };
  const keywords = (count: number): Elements =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, "keyword" as const]));

  it.each<[string, Elements, Elements, string]>([
    ["levels", objects(19), objects(20), "Limit of mapping depth [20] has been exceeded"],
    [
      "fields, objects among them",
      { o: keywords(999) },
      { o: keywords(1000) },
      "Limit of total fields [1000] has been exceeded",
    ],
  ])("are those of an index: %s", async (_, most, more, refusal) => {
    const { status, body } = await core.send("PUT /other", { mappings: strictMappings(more) });

    expect({ status, reason: body.error.reason as string }).toEqual({
      status: 400,
      reason: expect.stringContaining(refusal),
    });
    await create(most);
  });

  it("count the @timestamp of a data stream", async () => {
    const template = (count: number) => ({
      index_patterns: ["limits"],
      data_stream: {},
      template: {
        mappings: {
          properties: { "@timestamp": { type: "date" }, ...strictMappings(keywords(count)).properties },
        },
      },
    });

    expect(await core.send("PUT /_index_template/limits", template(1000))).toMatchObject({ status: 400 });
    expect(await core.send("PUT /_index_template/limits", template(999))).toMatchObject({ status: 200 });
  });
});

describe("what retention elasticsearch show prints", () => {
  const settings = ilmSchedule((text) =>
    text.replace(
      "storedIn: { store: operation-log, index: operation-log, timeField: timestamp }",
      "storedIn: { store: operation-log, index: logs, timeField: timestamp }",
    ),
  ).stores["operation-log"] as ElasticsearchSettings;
  const requests = clusterRequests("production-operation-log", settings);
  const about = (api: string) => requests.filter(({ path }) => path.startsWith(api));
  const PASSWORD = "correct horse battery";
  const writer = { user: "production-operation-log-writer", password: PASSWORD };
  const reader = { user: "production-operation-log-reader", password: PASSWORD };
  const document = { timestamp: "2026-01-31T12:00:00Z" };

  it("has a mapping that an index is created with", async () => {
    const [template] = about("_index_template");
    const { mappings } = (template?.body as { template: { mappings: object } }).template;

    expect(await core.send("PUT /logs", { mappings })).toMatchObject({ status: 200 });
  });

  it("has a template that is accepted, but for the lifecycle policy, which this core does not know", async () => {
    const [template] = about("_index_template");
    const text = JSON.stringify(template?.body).replace(/"index\.lifecycle\.name":"[^"]*",?/, "");

    expect(await core.send(`PUT /${template?.path}`, JSON.parse(text))).toMatchObject({ status: 200 });
    await core.send(`DELETE /${template?.path}`);
  });

  it("has users whose password must be given first", async () => {
    for (const { path, body } of about("_security/user")) {
      const { status, body: answer } = await core.send(`PUT /${path}`, body);
      expect({ status, reason: answer.error.reason as string }).toEqual({
        status: 400,
        reason: expect.stringContaining("passwords must be at least [6] characters long"),
      });
    }
    expect(await core.send("PUT /_security/user/without", { roles: ["a"] })).toMatchObject({
      status: 400,
      body: { error: { reason: expect.stringContaining("password must be specified") } },
    });
  });

  describe("once it has passwords", () => {
    beforeAll(async () => {
      for (const { path, body } of about("_security/")) {
        const sent = JSON.parse(JSON.stringify(body).replaceAll(PASSWORD_PLACEHOLDER, PASSWORD)) as object;
        expect(await core.send(`PUT /${path}`, sent)).toMatchObject({ status: 200 });
      }
    });
    beforeEach(async () => {
      const mappings = strictMappings(settings.indices[0]!.elements);
      for (const index of ["logs", "other"]) await core.send(`PUT /${index}`, { mappings });
      await core.send("PUT /logs/_create/1?refresh=true", document);
    });

    it("lets the writer add documents, and do nothing else", async () => {
      const status = async (line: string, body?: object) => (await core.send(line, body, writer)).status;

      expect(await status("PUT /logs/_create/2", document)).toBe(201);
      expect(await status("POST /logs/_doc", document)).toBe(201);
      const refused = [
        await status("PUT /logs/_doc/1", document),
        await status("POST /logs/_update/1", { doc: document }),
        await status("DELETE /logs/_doc/1"),
        await status("GET /logs/_search"),
        await status("GET /logs/_doc/1"),
        await status("PUT /other/_create/2", document),
        await status("PUT /logs-of-its-own/_create/2", document),
        // Not the mapping: of an index, unlike of a data stream, it may be changed with create_doc.
        await status("PUT /logs/_settings", { "index.number_of_replicas": 0 }),
        await status("DELETE /logs"),
        await status("GET /_cluster/health"),
      ];
      expect(refused).toEqual(refused.map(() => 403));
    });

    it("lets the reader read, and do nothing else", async () => {
      const status = async (line: string, body?: object) => (await core.send(line, body, reader)).status;

      expect(await status("GET /logs/_search")).toBe(200);
      expect(await status("GET /logs/_doc/1")).toBe(200);
      expect(await status("GET /logs/_mapping")).toBe(200);
      const refused = [
        await status("PUT /logs/_create/2", document),
        await status("DELETE /logs/_doc/1"),
        await status("GET /other/_search"),
        await status("GET /.security/_search"),
        await status("DELETE /logs"),
        await status("PUT /logs/_settings", { "index.number_of_replicas": 0 }),
      ];
      expect(refused).toEqual(refused.map(() => 403));
    });

    it("lets nobody in with another password", async () => {
      const stranger = { ...writer, password: `${PASSWORD}!` };

      expect(await core.send("PUT /logs/_create/2", document, stranger)).toMatchObject({ status: 401 });
    });
  });
});
