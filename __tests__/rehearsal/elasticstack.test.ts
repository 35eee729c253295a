import { Rehearsal } from "./terraform-workspace";

let rehearsal: Rehearsal;
beforeAll(async () => (rehearsal = await Rehearsal.start("elasticstack")));
afterAll(() => rehearsal.stop());

const PASSWORD = "S3cret-of-the-writer";
const lifecycle = {
  name: "logs",
  hot: { rollover: { max_age: "1d", max_primary_shard_size: "50gb" } },
  delete: { min_age: "730d", delete: {} },
};
const template = {
  name: "logs",
  index_patterns: ["logs"],
  priority: 500,
  data_stream: {},
  template: {
    settings: JSON.stringify({ "index.lifecycle.name": "logs" }),
    mappings: JSON.stringify({ dynamic: "strict", properties: { "@timestamp": { type: "date" } } }),
  },
};
const resources = {
  elasticstack_elasticsearch_index_lifecycle: { logs: lifecycle },
  elasticstack_elasticsearch_index_template: { logs: template },
  elasticstack_elasticsearch_data_stream: {
    logs: { name: "logs", depends_on: ["elasticstack_elasticsearch_index_template.logs"] },
  },
  elasticstack_elasticsearch_ingest_pipeline: {
    logs: { name: "logs", processors: [JSON.stringify({ set: { field: "@timestamp", copy_from: "time" } })] },
  },
  elasticstack_elasticsearch_snapshot_lifecycle: {
    logs: {
      name: "logs",
      repository: "backups",
      schedule: "0 30 2 * * ?",
      expire_after: "30d",
      indices: ["logs"],
    },
  },
  elasticstack_elasticsearch_security_role: {
    writer: { name: "writer", indices: [{ names: ["logs"], privileges: ["create_doc"] }] },
  },
  elasticstack_elasticsearch_security_user: {
    writer: { username: "writer", roles: ["writer"], password_wo: PASSWORD, password_wo_version: "1" },
  },
};
/** The provider's configuration, as the second stack has it. */
const provider = {
  provider: {
    elasticstack: {
      elasticsearch: [
        { endpoints: ["https://es.rehearsal.invalid:9200"], username: "elastic", password: PASSWORD },
      ],
    },
  },
};

describe("the resources of a cluster", () => {
  test("are created, and planning again finds nothing to do", async () => {
    const workspace = rehearsal.workspace("create");
    workspace.configure(resources, provider);

    const created = await workspace.terraform("apply", "-auto-approve");
    const again = await workspace.terraform("plan", "-detailed-exitcode");

    expect(created).toMatchObject({ code: 0 });
    expect(again).toMatchObject({ code: 0 });
    expect(workspace.state("elasticstack_elasticsearch_index_lifecycle.logs")).toMatchObject({
      id: "RehearsedClusterUuid00/logs",
      force_destroy: false,
      hot: { min_age: "0ms", rollover: { max_age: "1d", max_docs: null } },
      delete: { min_age: "730d", delete: { delete_searchable_snapshot: true } },
      warm: null,
    });
    expect(workspace.state("elasticstack_elasticsearch_data_stream.logs")).toMatchObject({
      timestamp_field: "@timestamp",
      timeouts: null,
    });
    expect(workspace.state("elasticstack_elasticsearch_snapshot_lifecycle.logs")).toMatchObject({
      include_global_state: true,
      partial: false,
    });
    expect(created.output + again.output + workspace.stateText()).not.toContain(PASSWORD);
  });

  test("a shorter period updates the lifecycle in place, and nothing else", async () => {
    const workspace = rehearsal.workspace("shorter");
    await workspace.apply(resources);

    const shorter = { ...lifecycle, delete: { min_age: "365d", delete: {} } };
    const { output } = await workspace.plan({
      ...resources,
      elasticstack_elasticsearch_index_lifecycle: { logs: shorter },
    });

    expect(output).toContain('~ min_age = "730d" -> "365d"');
    expect(output).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  });

  test("JSON that is spelt differently is no change", async () => {
    const workspace = rehearsal.workspace("spelling");
    await workspace.apply({ elasticstack_elasticsearch_index_template: { logs: template } });

    const mappings = '{ "properties": { "@timestamp": { "type": "date" } }, "dynamic": "strict" }';
    const spelt = { ...template, template: { ...template.template, mappings } };
    const planned = await workspace.plan({ elasticstack_elasticsearch_index_template: { logs: spelt } });

    expect(planned).toMatchObject({ code: 0 });
  });

  test.each(["data_stream", "index_lifecycle", "index_template", "ingest_pipeline", "snapshot_lifecycle"])(
    "another name replaces the %s",
    async (kind) => {
      const type = `elasticstack_elasticsearch_${kind}` as keyof typeof resources;
      const given = { ...Object.values(resources[type])[0], depends_on: undefined };
      const workspace = rehearsal.workspace(`replace-${kind}`);
      await workspace.apply({ [type]: { one: given } });

      const { output } = await workspace.plan({ [type]: { one: { ...given, name: "other" } } });

      expect(output).toContain("must be replaced");
    },
  );

  test("a data stream can be imported by what the provider calls it", async () => {
    const workspace = rehearsal.workspace("import");
    const streams = { elasticstack_elasticsearch_data_stream: { logs: { name: "logs" } } };
    workspace.configure(streams);

    const imported = await workspace.import(
      "elasticstack_elasticsearch_data_stream.logs",
      "AbCdEf-g_hIj/logs",
    );
    const planned = await workspace.plan(streams);

    expect(imported).toMatchObject({ code: 0 });
    expect(planned.output).not.toContain("replaced");
  });
});

test.each([
  ["no phase", "index_lifecycle", { name: "a" }, "a lifecycle needs a phase"],
  [
    "a rollover that nothing causes",
    "index_lifecycle",
    { name: "a", hot: { rollover: { min_docs: 1 } } },
    "a rollover needs at least one max_* condition",
  ],
  ["an age without unit", "index_lifecycle", { name: "a", delete: { min_age: "730" } }, "delete.min_age"],
  ["a policy name with a comma", "index_lifecycle", { name: "a,b", delete: {} }, "name: expected to match"],
  ["a stream in upper case", "data_stream", { name: "Logs" }, "name: expected to match"],
  ["a stream called ..", "data_stream", { name: ".." }, "name: expected to match"],
  [
    "mappings that are not JSON",
    "index_template",
    { ...template, template: { mappings: "{" } },
    "expected JSON",
  ],
  [
    "a processor that is not JSON",
    "ingest_pipeline",
    { name: "a", processors: ["{}", "{"] },
    "expected JSON",
  ],
  [
    "two passwords",
    "security_user",
    { username: "a", roles: [], password: "123456", password_hash: "1234567" },
    "conflicts",
  ],
  [
    "snapshots that expire at once",
    "snapshot_lifecycle",
    { name: "a", repository: "r", schedule: "0 30 2 * * ?", expire_after: "0d" },
    "expire_after",
  ],
  [
    "a schedule that is no cron expression",
    "snapshot_lifecycle",
    { name: "a", repository: "r", schedule: "daily" },
    "schedule",
  ],
])("%s is refused when it is planned", async (given, kind, configuration, message) => {
  const workspace = rehearsal.workspace(`refused-${given.replaceAll(/\W/g, "-")}`);

  const { code, output } = await workspace.plan({
    [`elasticstack_elasticsearch_${kind}`]: { a: configuration },
  });

  expect(code).toBe(1);
  expect(output).toContain(message);
});
