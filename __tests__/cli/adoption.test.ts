import { adoption, type AdoptionOptions } from "../../cli/elasticsearch/adoption";
import type { ElasticsearchSettings } from "../../schedule/kinds/elasticsearch";
import { ilmSchedule } from "../stacks/ilm-deployment";
import { type ConsoleRequest, consoleRequests } from "./console-requests";

const settings = ilmSchedule().stores["operation-log"] as ElasticsearchSettings;
const now = Date.parse("2026-11-28T00:00:00Z");
const YOUNG = Date.parse("2026-01-31T12:00:00Z");
const OVERDUE = Date.parse("2024-11-28T00:00:00Z");
const BACKING = ".ds-operation-log-2026.01.01-000001";

function adopt(given: readonly string[], options: Partial<AdoptionOptions> = {}): string {
  return adoption(settings, given, { now, ...options });
}

const lines = (text: string): string[] => consoleRequests(text).map(({ line }) => line);

/** The requests after which something is not as it was. */
function changing(requests: readonly ConsoleRequest[]): string[] {
  return requests
    .map(({ line }) => line)
    .filter((line) => !line.startsWith("GET ") && !line.endsWith("/_refresh"));
}

describe("the checks", () => {
  it("look at everything, and change nothing", () => {
    const requests = consoleRequests(adopt(["steps-2024"]));

    expect(requests.map(({ line }) => line)).toEqual([
      "GET /_ilm/status",
      "GET /_resolve/index/operation-log",
      "GET /_resolve/index/steps-2024",
      "GET /steps-2024/_settings/index.blocks*,index.lifecycle*?flat_settings=true",
      "GET /steps-2024/_mapping/field/timestamp",
      "POST /steps-2024/_refresh",
      "GET /steps-2024/_search",
      "GET /steps-2024/_ilm/explain",
    ]);
    expect(changing(requests)).toEqual([]);
  });

  it("find the youngest document, what has no time, and times that cannot be", () => {
    const search = consoleRequests(adopt(["steps-2024"])).find(({ line }) => line.endsWith("_search"));

    expect(search?.body).toEqual({
      size: 0,
      track_total_hits: true,
      aggs: {
        youngest: { max: { field: "timestamp", format: "epoch_millis" } },
        oldest: { min: { field: "timestamp", format: "epoch_millis" } },
        without_a_time: { missing: { field: "timestamp" } },
        in_the_future: { filter: { range: { timestamp: { gt: "now" } } } },
        before_1973: { filter: { range: { timestamp: { lt: "1973-01-01", format: "yyyy-MM-dd" } } } },
      },
    });
  });

  it("stop at settings that neither the removal of the old policy nor the new one replaces", () => {
    const text = adopt(["steps-2024"]);

    expect(text).toContain("STOP if index.lifecycle.skip is true");
    expect(text).toContain('PUT /steps-2024/_settings {"index.lifecycle.skip": null}');
    expect(text).toContain(" or prefer_ilm is false ");
    expect(text.indexOf("STOP if")).toBeLessThan(text.indexOf("GET /steps-2024/_settings"));
    expect(text.indexOf("POST /steps-2024/_ilm/remove")).toBeLessThan(
      text.indexOf('"index.lifecycle.skip": null'),
    );
  });

  it("take backing indices of data streams, and say what comes next", () => {
    const text = adopt([BACKING, ".ds-a-b-2026.01.01-000123"]);

    expect(lines(text)).toContain(`GET /_resolve/index/${BACKING}`);
    expect(text).toContain('"open", with "data_stream": "a-b".');
    expect(adopt([".ds-old-7-000001"])).toContain('with "data_stream": "old-7".');
    expect(text).toContain(`adopt ${BACKING}:<youngest> .ds-a-b-2026.01.01-000123:<youngest>\n`);
    expect(adopt(["steps-000001"], { series: true })).toContain("adopt steps-000001:<youngest> --series\n");
  });

  describe("split, if somebody takes the comments away,", () => {
    const text = adopt(["steps-2024"]);
    const uncommented = text
      .slice(text.indexOf("# ==== An index whose"))
      .split("\n")
      .flatMap((line) => {
        const code = line.slice(2);
        return /^([A-Z]+ \/|[ {}\]])/.test(code) ? [code] : [];
      });
    const requests = consoleRequests(uncommented.join("\n"));

    it("into parts that have their lifecycle before they have a document", () => {
      expect(requests.map(({ line }) => line)).toEqual([
        "GET /<index>/_mapping",
        "PUT /<index>/_block/write",
        "PUT /part-1-of-<index>",
        "GET /part-1-of-<index>/_ilm/explain",
        "POST /_reindex?wait_for_completion=false",
        "GET /_tasks/<task>",
        "PUT /part-1-of-<index>/_block/write",
        "DELETE /<index>",
      ]);
      expect(requests[2]?.body).toMatchObject({
        settings: {
          "index.lifecycle.name": "retention-operation-log",
          "index.lifecycle.origination_date": "<to>",
          "index.lifecycle.parse_origination_date": false,
          "index.lifecycle.indexing_complete": true,
        },
        mappings: { dynamic: "strict" },
      });
    });

    it("never into the data stream, and names the fields that are not refused", () => {
      expect(requests[4]?.body).toMatchObject({ dest: { index: "part-1-of-<index>", op_type: "create" } });
      expect(text).toContain(": appId, callId, timestamp, singleStepDebuggingInformation,");
    });
  });
});

describe("the changes", () => {
  /** What each sequence of one index has: its documents are looked at again when nobody can write any more. */
  const block = (index: string) => [
    `PUT /${index}/_block/write`,
    `POST /${index}/_refresh`,
    `GET /${index}/_search`,
  ];
  const explain = (...indices: string[]) => `GET /${indices.join(",")}/_ilm/explain`;
  const lifecycle = (index: string) => [
    `POST /${index}/_ilm/remove`,
    `PUT /${index}/_settings`,
    explain(index),
  ];
  const POLICY = "PUT /_ilm/policy/retention-operation-log";
  const STREAM = "GET /_data_stream/operation-log";

  it("put an index under the policy by the age of its youngest document", () => {
    const text = adopt([`steps-2024:${YOUNG}`]);

    expect(lines(text)).toEqual([
      "GET /_ilm/policy/retention-operation-log",
      STREAM,
      ...block("steps-2024"),
      ...lifecycle("steps-2024"),
      "GET /steps-2024/_ilm/explain",
    ]);
    expect(consoleRequests(text).find(({ line }) => line.endsWith("_settings"))?.body).toEqual({
      "index.lifecycle.name": "retention-operation-log",
      "index.lifecycle.origination_date": YOUNG,
      "index.lifecycle.parse_origination_date": false,
      "index.lifecycle.indexing_complete": true,
      "index.lifecycle.rollover_alias": "operation-log",
    });
    expect(text).toContain("# DEPLOY BEFORE: ");
    expect(text).toContain("# steps-2024 will be deleted on 2028-01-31. ");
  });

  it("say of an index that it goes at once", () => {
    const text = adopt([`steps-2020:${OVERDUE}`]);

    expect(text).toContain("# steps-2020 is past its period and will be deleted");
    expect(text).toContain('# Gone already (404), or:\n# "managed" is true, ');
    expect(adopt([`steps-2020:${OVERDUE + 86_400_000}`])).toContain(" will be deleted on 2026-11-29. ");
  });

  it("move an index with the name of the data stream out of its way, with its lifecycle", () => {
    const text = adopt([`operation-log:${YOUNG}`]);

    expect(lines(text)).toEqual([
      POLICY,
      ...block("operation-log"),
      "POST /operation-log/_clone/operation-log-adopted",
      explain("operation-log-adopted"),
      "GET /_cluster/health/operation-log-adopted?wait_for_status=yellow&timeout=30s",
      "GET /operation-log/_count",
      "GET /operation-log-adopted/_count",
      "DELETE /operation-log",
      STREAM,
      "GET /operation-log-adopted/_ilm/explain",
    ]);
    expect(consoleRequests(text)[4]?.body).toEqual({
      settings: {
        "index.lifecycle.name": "retention-operation-log",
        "index.lifecycle.origination_date": YOUNG,
        "index.lifecycle.parse_origination_date": false,
        "index.lifecycle.indexing_complete": true,
        "index.lifecycle.rollover_alias": "operation-log",
      },
    });
    expect(text.indexOf("DELETE /operation-log\n# DEPLOY NOW")).toBeGreaterThan(0);
  });

  it("delete an index in the way of the data stream that is past its period", () => {
    expect(lines(adopt([`operation-log:${OVERDUE}`]))).toEqual([
      POLICY,
      ...block("operation-log"),
      "DELETE /operation-log",
      STREAM,
    ]);
  });

  it("take the alias of a series away, before its indices get the policy, and the stack is deployed", () => {
    const text = adopt([`operation-log-000001:${YOUNG}`, `operation-log-000002:${YOUNG + 1}`], {
      series: true,
    });

    expect(lines(text)).toEqual([
      POLICY,
      ...block("operation-log-000001"),
      ...block("operation-log-000002"),
      "POST /_aliases",
      ...lifecycle("operation-log-000001"),
      ...lifecycle("operation-log-000002"),
      "GET /_alias/operation-log",
      STREAM,
      "GET /operation-log-000001,operation-log-000002/_ilm/explain",
    ]);
    expect(consoleRequests(text).find(({ line }) => line === "POST /_aliases")?.body).toEqual({
      actions: [
        {
          remove: {
            indices: ["operation-log-000001", "operation-log-000002"],
            alias: "operation-log",
            must_exist: true,
          },
        },
      ],
    });
    expect(text.indexOf("# DEPLOY NOW")).toBeGreaterThan(text.indexOf("GET /_alias/operation-log"));
  });

  it("roll the data stream over that the stack takes over, and name its older indices one by one", () => {
    const text = adopt([`${BACKING}:${YOUNG}`]);

    expect(lines(text)).toEqual([
      STREAM,
      "POST /operation-log/_rollover",
      ...block(BACKING),
      ...lifecycle(BACKING),
      explain(BACKING),
      explain("operation-log"),
    ]);
    expect(text).toContain(
      '# Every backing index of operation-log is listed: "managed" is true and "policy" is retention-operation-log for each.\n',
    );
    expect(consoleRequests(text).find(({ line }) => line.endsWith("_settings"))?.body).toEqual({
      "index.lifecycle.name": "retention-operation-log",
      "index.lifecycle.origination_date": YOUNG,
      "index.lifecycle.parse_origination_date": false,
      "index.lifecycle.indexing_complete": true,
    });
    expect(text.indexOf("# DEPLOY NOW")).toBeLessThan(text.indexOf("POST /operation-log/_rollover"));
  });

  it("roll another data stream over once, and leave it an empty index", () => {
    const text = adopt([`.ds-steps-2026.01.01-000001:${YOUNG}`, `.ds-steps-2026.01.02-000002:${YOUNG}`]);

    expect(lines(text).slice(0, 3)).toEqual([
      "GET /_ilm/policy/retention-operation-log",
      STREAM,
      "POST /steps/_rollover",
    ]);
    expect(text.match(/_rollover/g)).toHaveLength(1);
    expect(lines(text).at(-1)).toBe(explain("steps"));
    expect(text).toContain(' for each, but for the empty write index ("new_index"), ');
    expect(text).toContain("# PUT /<new_index>/_block/write\n# DELETE /_data_stream/steps\n");
  });

  it.each([
    [["plain", ".ds-steps-2026.01.01-000001", ".ds-more-2026.01.01-000001"], {}],
    [[BACKING, ".ds-operation-log-2026.01.02-000002"], {}],
    [["operation-log", "steps-2024"], {}],
    [["operation-log-000001", "operation-log-000002"], { series: true }],
  ])("never act on all indices of a stream, nor leave one without a lifecycle: %j", (names, options) => {
    const text = adopt(
      names.map((name) => `${name}:${YOUNG}`),
      options,
    );

    const requests = lines(text);
    for (const line of changing(consoleRequests(text))) {
      const [, name = "", ...rest] = line.split("/");
      expect([...names, "_ilm", "_aliases", "operation-log", "steps", "more"]).toContain(name);
      if (!names.includes(name) && !name.startsWith("_")) expect(rest).toEqual(["_rollover"]);
    }
    for (const [i, line] of requests.entries())
      if (line.endsWith("/_ilm/remove"))
        expect([line, ...requests.slice(i + 1, i + 3)]).toEqual(lifecycle(line.split("/")[1] ?? ""));
    expect(requests.at(-1)).toMatch(/^GET .*\/_ilm\/explain$/);
  });
});

describe("what cannot be adopted", () => {
  it.each<[string, string[], Partial<AdoptionOptions>, string[]]>([
    [
      "everything that is wrong, at once",
      ["A", "b:1769860800", `c:${now + 1}`, "d", `e:${YOUNG}`],
      { as: "operation-lag" },
      [
        '"A": cannot be the name of an index; allowed: ',
        "b:1769860800: is a time in 1970; allowed: milliseconds since 1970",
        `c:${now + 1}: is a time in 2026, in the future; allowed: `,
        `d: has no time, and others have; allowed: d:<milliseconds>, or no times`,
        "--as: no such index; did you mean operation-log? allowed: operation-log",
      ],
    ],
    [
      "what is no time",
      ["a:1e3", "b:", `c:${YOUNG}.5`, "d:2026-01-31", "e:-1", "f:9999999999999999", `g:${YOUNG}000`],
      {},
      [
        'a:1e3: "1e3" is no time; write whole milliseconds since 1970, such as 1767225599000',
        'b:: "" is no time; ',
        `c:${YOUNG}.5: "${YOUNG}.5" is no time; `,
        'd:2026-01-31: "2026-01-31" is no time; ',
        'e:-1: "-1" is no time; ',
        "f:9999999999999999: is a time in a year after 275760, in the future; ",
        `g:${YOUNG}000: is a time in 58054, in the future; `,
      ],
    ],
    [
      "an index with two times",
      [`a:${YOUNG}`, `a:${YOUNG + 1}`],
      {},
      ["a: is there twice, with different times; allowed: one of them"],
    ],
    [
      "an index beside what it would be copied to",
      ["operation-log", "operation-log-adopted"],
      {},
      ["operation-log-adopted: is what operation-log is copied to; allowed: to adopt it by itself, before"],
    ],
    [
      "an index that would be an alias",
      ["operation-log", "operation-log-000001"],
      { series: true },
      ["--series: operation-log is an alias then, and not an index; allowed: the indices behind it"],
    ],
    [
      "an index that would be a data stream",
      ["operation-log", BACKING],
      {},
      [`${BACKING}: operation-log is a data stream then; allowed: its backing indices by themselves`],
    ],
    [
      "a data stream beside its backing index, as if it were an index",
      ["steps", ".ds-steps-2026.01.01-000001"],
      {},
      [
        ".ds-steps-2026.01.01-000001: steps is a data stream then; allowed: its backing indices by themselves",
      ],
    ],
    [
      "a series whose alias would be a data stream",
      [BACKING],
      { series: true },
      [`${BACKING}: operation-log is a data stream then; allowed: its backing indices by themselves`],
    ],
    [
      "a data stream's name in upper case",
      [".ds-Logs-2026.01.01-000001"],
      {},
      ['".ds-Logs-2026.01.01-000001": cannot'],
    ],
  ])("%s", (_, given, options, messages) => {
    let message = "";
    try {
      adopt(given, options);
    } catch (error) {
      ({ message } = error as Error);
    }

    expect(message.split("\n")).toEqual(messages.map((text) => expect.stringContaining(text)));
  });
});
