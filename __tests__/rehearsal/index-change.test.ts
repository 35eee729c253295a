import { elasticsearchIndexChange } from "../../rehearsal/provider/arguments/elasticsearch-index";

const meta = (change: object = {}) => ({
  index_meta_json: JSON.stringify({
    mappings: { properties: { time: { type: "date" }, step: { properties: { code: { type: "keyword" } } } } },
    options: { "expire.max_age": "730d", timestamp_field: "time", write_mode: "time_partition" },
    ...change,
  }),
});

describe("an index that exists", () => {
  it.each([
    [
      "its time field",
      { options: { timestamp_field: "other", write_mode: "time_partition" } },
      "option timestamp_field",
    ],
    [
      "its write mode",
      { options: { timestamp_field: "time", write_mode: "append_only" } },
      "option write_mode",
    ],
    ["the type of a field", { mappings: { properties: { time: { type: "long" } } } }, "type of field time"],
    [
      "the type of a nested field",
      { mappings: { properties: { step: { properties: { code: { type: "long" } } } } } },
      "type of field step.code",
    ],
  ])("cannot change %s", (_, change, what) => {
    const findings = elasticsearchIndexChange(meta(), meta(change));

    expect(findings.map(({ summary, severity }) => ({ summary, severity }))).toEqual([
      { summary: `${what} cannot be changed`, severity: "error" },
    ]);
  });

  it("can change its period, and get another field", () => {
    const options = { "expire.max_age": "365d", timestamp_field: "time", write_mode: "time_partition" };
    const mappings = { properties: { time: { type: "date" }, more: { type: "text" } } };

    expect(elasticsearchIndexChange(meta(), meta({ options, mappings }))).toEqual([]);
  });
});
