import { attributePath } from "../../rehearsal/provider/diagnostics";
import type { DynamicValue, Request } from "../../rehearsal/provider/messages";
import { OfflineProvider } from "../../rehearsal/provider/provider";
import type { ProviderRules } from "../../rehearsal/provider/rules";
import type { ProviderSchema } from "../../rehearsal/provider/schema";
import { providerMethods } from "../../rehearsal/provider/service";
import { decodeValue, encodeValue, type ObjectValue, UNKNOWN } from "../../rehearsal/provider/values";

/** A provider as newer ones are: nested attributes, single blocks. */
const schema: ProviderSchema = {
  address: "registry.terraform.io/test/test",
  provider: { version: 0, block: {} },
  dataSources: {},
  resources: {
    test_policy: {
      version: 1,
      block: {
        attributes: {
          id: { type: "string", computed: true },
          document: { type: "string", optional: true },
          when: {
            optional: true,
            nested_type: {
              nesting_mode: "single",
              attributes: {
                every: { type: "string", required: true },
                next: { type: "string", computed: true },
                zone: { type: "string", optional: true, computed: true },
              },
            },
          },
          hosts: {
            computed: true,
            nested_type: { nesting_mode: "list", attributes: { name: { type: "string", computed: true } } },
          },
        },
        block_types: {
          hot: {
            nesting_mode: "single",
            block: {
              attributes: { age: { type: "string", optional: true } },
              block_types: {
                readonly: {
                  nesting_mode: "single",
                  block: { attributes: { on: { type: "bool", optional: true, computed: true } } },
                },
              },
            },
          },
        },
      },
    },
  },
};
const rules: ProviderRules = {
  source: "test provider 1.0.0",
  legacyTypeSystem: false,
  resources: {
    test_policy: {
      id: "policy-{4}",
      importable: true,
      attributes: {
        document: { sameJson: true },
        "hot.age": { forceNew: true },
        "hot.readonly.on": { default: true },
        "when.zone": { computed: "UTC" },
      },
    },
  },
};
const provider = new OfflineProvider(schema, rules);
const config = (more: ObjectValue = {}): ObjectValue => ({
  id: null,
  document: null,
  when: { every: "1d", next: null, zone: null },
  hosts: null,
  hot: { age: "1d", readonly: { on: null } },
  ...more,
});

test("a nested attribute and a single block are planned and applied like all else", () => {
  const { state: planned } = provider.plan("test_policy", null, config(), false);
  const { state } = provider.apply("test_policy", null, planned, config());

  expect(planned).toMatchObject({
    id: UNKNOWN,
    hosts: UNKNOWN,
    when: { every: "1d", next: UNKNOWN, zone: UNKNOWN },
  });
  expect(planned).toMatchObject({ hot: { age: "1d", readonly: { on: true } } });
  expect(state).toMatchObject({ hosts: null, when: { every: "1d", next: "", zone: "UTC" } });
  expect(state?.["id"]).toMatch(/^policy-[a-z0-9]{4}$/);
});

test("an update keeps what the service answered before, inside nested values too", () => {
  const prior = { ...config(), id: "policy-1", when: { every: "1d", next: "noon", zone: "CET" } };

  const { state, replaced } = provider.plan(
    "test_policy",
    prior,
    config({ when: { every: "2d", next: null, zone: null } }),
    false,
  );

  expect(state).toMatchObject({ id: "policy-1", when: { every: "2d", next: "noon", zone: "CET" } });
  expect(replaced).toEqual([]);
});

test("what an import leaves open is answered as at a creation", () => {
  const { state: imported } = provider.import("test_policy", "policy-1a2b");

  const planned = provider.plan("test_policy", imported, config(), true).state;
  const { state } = provider.apply("test_policy", imported, planned, config());

  expect(planned).toMatchObject({ id: "policy-1a2b", document: null, hosts: UNKNOWN });
  expect(state).toMatchObject({ id: "policy-1a2b", when: { every: "1d", next: "", zone: "UTC" } });
});

test("a change inside a block may replace the resource", () => {
  const prior = { ...config(), id: "policy-1" };

  const { replaced } = provider.plan(
    "test_policy",
    prior,
    config({ hot: { age: "2d", readonly: null } }),
    false,
  );

  expect(replaced).toEqual([attributePath("hot")]);
});

test("JSON in another spelling is no change", () => {
  const prior = config({ id: "policy-1", document: '{"a":1,"b":[2]}' });

  const same = provider.plan("test_policy", prior, config({ document: '{ "b": [2], "a": 1 }' }), false);
  const other = provider.plan("test_policy", prior, config({ document: '{ "b": [3], "a": 1 }' }), false);

  expect(same.state?.["document"]).toBe('{"a":1,"b":[2]}');
  expect(other.state?.["document"]).toBe('{ "b": [3], "a": 1 }');
});

describe("over the wire", () => {
  const methods = providerMethods(provider);
  const call = (name: string, request: object): Record<string, unknown> =>
    methods[name]?.(request as Request) as Record<string, unknown>;

  test("stored state of another shape is brought into the schema's", () => {
    const raw_state = { json: Buffer.from('{"id":"policy-1","gone":1,"hot":{"age":"1d"}}') };

    const answer = call("UpgradeResourceState", { type_name: "test_policy", raw_state });

    const upgraded = decodeValue((answer["upgraded_state"] as DynamicValue).msgpack);
    const expected = {
      id: "policy-1",
      document: null,
      when: null,
      hosts: null,
      hot: { age: "1d", readonly: null },
    };
    expect(upgraded).toEqual(expected);
  });

  test("reading answers the state as it is", () => {
    const current_state = { msgpack: encodeValue(config()), json: Buffer.alloc(0) };

    expect(call("ReadResource", { current_state, private: Buffer.from("p") })).toEqual({
      new_state: current_state,
      private: Buffer.from("p"),
    });
  });

  test("a data source is refused by name", () => {
    const answer = call("ReadDataSource", { type_name: "test_things" });

    expect(answer["diagnostics"]).toMatchObject([
      { severity: "ERROR", summary: expect.stringContaining("test_things") },
    ]);
  });

  test("nested attributes and blocks keep their nesting", () => {
    const answer = call("GetProviderSchema", {});

    expect(answer["resource_schemas"]).toMatchObject({
      test_policy: {
        version: 1,
        block: {
          attributes: expect.arrayContaining([
            expect.objectContaining({ name: "id", computed: true, type: Buffer.from('"string"') }),
            expect.objectContaining({
              name: "when",
              nested_type: expect.objectContaining({ nesting: "OBJECT_SINGLE" }),
            }),
          ]),
          block_types: [expect.objectContaining({ type_name: "hot", nesting: "BLOCK_SINGLE" })],
        },
      },
    });
  });
});
