import { ElasticstackProvider } from "@cdktf/provider-elasticstack/lib/provider";
import { type TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import { ClusterAccount } from "../../constructs/elasticsearch/cluster-account";
import { IndexLifecycle, type IndexLifecycleProps } from "../../constructs/elasticsearch/index-lifecycle";
import {
  SnapshotLifecycle,
  type SnapshotLifecycleProps,
} from "../../constructs/elasticsearch/snapshot-lifecycle";
import { Period } from "../../policy/period";
import type { Elements } from "../../policy/policy";
import { only, refusals, type Synthesized, synthesized } from "./synthesized";

const props: IndexLifecycleProps = {
  name: "steps",
  elements: { happened: "timestamp", callId: "keyword", step: { text: "text" } },
  timeField: "happened",
  expireAfter: Period.days(30),
  partition: Period.days(7),
};

/** So many objects in one another, with a keyword in the innermost. */
function objects(count: number): Elements {
  return count === 0 ? { leaf: "keyword" } : { o: objects(count - 1) };
}

describe("a data stream under a lifecycle policy", () => {
  const json = dataStream({});

  it("is rolled over by age, so that a quiet one goes too, and by size, and deleted at its period", () => {
    expect(only(json, "elasticstack_elasticsearch_index_lifecycle")).toEqual({
      name: "retention-steps",
      hot: { rollover: { max_age: "7d", max_primary_shard_size: "50gb" } },
      delete: { min_age: "30d", delete: {} },
      lifecycle: { prevent_destroy: true },
    });
  });

  it("takes declared elements only, and is its own by every other template", () => {
    const { template, ...rest } = only(json, "elasticstack_elasticsearch_index_template") as {
      template: { settings: string; mappings: string };
    };

    expect(rest).toMatchObject({ index_patterns: ["steps"], data_stream: {}, priority: 1000 });
    expect(JSON.parse(template.settings)).toEqual({
      "index.lifecycle.name": "retention-steps",
      "index.final_pipeline": "retention-steps",
      "index.number_of_replicas": 1,
      "index.number_of_shards": 1,
    });
    expect(JSON.parse(template.mappings)).toEqual({
      dynamic: "strict",
      properties: {
        "@timestamp": { type: "date" },
        happened: { type: "date" },
        callId: { type: "keyword" },
        step: { type: "object", dynamic: "strict", properties: { text: { type: "text" } } },
      },
    });
  });

  it("takes the time of a document from its time field, over whatever a client wrote, and never makes one up", () => {
    const { processors } = only(json, "elasticstack_elasticsearch_ingest_pipeline") as {
      processors: string[];
    };

    // Neither override: false nor ignore_empty_value: a client's time would stand, or a missing one would pass.
    expect(processors.map((text) => JSON.parse(text) as unknown)).toEqual([
      { set: { field: "@timestamp", copy_from: "happened" } },
    ]);
  });

  it("is created after its template, and that after the policy and the pipeline that it names", () => {
    expect(only(json, "elasticstack_elasticsearch_data_stream")["depends_on"]).toEqual([
      expect.stringMatching(/^elasticstack_elasticsearch_index_template\./),
    ]);
    expect(only(json, "elasticstack_elasticsearch_index_template")["depends_on"]).toEqual([
      expect.stringMatching(/^elasticstack_elasticsearch_index_lifecycle\./),
      expect.stringMatching(/^elasticstack_elasticsearch_ingest_pipeline\./),
    ]);
  });

  it("has as many shards and replicas as it is told", () => {
    const { template } = only(
      dataStream({ shards: 3, replicas: 2 }),
      "elasticstack_elasticsearch_index_template",
    ) as { template: { settings: string } };

    expect(JSON.parse(template.settings)).toMatchObject({
      "index.number_of_shards": 3,
      "index.number_of_replicas": 2,
    });
  });

  it.each<[string, Partial<IndexLifecycleProps>, string]>([
    ["a name of nothing but a space", { name: " " }, 'name: name is " "'],
    [
      "an element of no known type",
      { elements: { happened: "timestamp", step: { text: "varchar" as "text" } } },
      'one-of: elements.step.text is "varchar"; keyword, text, integer, number, boolean, timestamp, image',
    ],
    [
      "an element whose type only Terraform will know",
      { elements: { happened: "timestamp", step: Token.asString({ Ref: "type" }) as "text" } },
      'one-of: elements.step is "a value that only Terraform will know"; keyword, text',
    ],
    ["upper case", { name: "Steps" }, 'name: name is "Steps"'],
    ["a leading hyphen", { name: "-steps" }, 'name: name is "-steps"'],
    ["a letter that the provider does not take", { name: "schritt-für-schritt" }, "name: name is"],
    ["a name too long for its backing indices", { name: "x".repeat(234) }, "at most 233 characters"],
    ["no day", { expireAfter: Period.days(0) }, "range: expireAfter is 0"],
    ["a partition of no day", { partition: Period.days(0) }, "range: partition is 0"],
    ["no replica", { replicas: 0 }, "range: replicas is 0"],
    [
      "a mapping that is too deep",
      { elements: { ...props.elements, ...objects(20) } },
      `mapping-depth: elements is ["${Array(20).fill("o").join(".")}"]; up to 19 objects in one another`,
    ],
    [
      "more fields than an index takes",
      {
        elements: {
          happened: "timestamp",
          ...Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`k${i}`, "keyword" as const])),
        },
      },
      "mapping-fields: elements is 1001; up to 1000 fields, objects and @timestamp included",
    ],
    ["an element without a name", { elements: { ...props.elements, "": "keyword" } }, 'name: elements is ""'],
    [
      "an element with a dot",
      { elements: { ...props.elements, "a.b": "keyword" } },
      'name: elements is "a.b"',
    ],
    ["no shard", { shards: 0 }, "range: shards is 0"],
    ["a time field that is no timestamp", { timeField: "callId" }, 'time-field: timeField is "callId"'],
  ])("is refused with %s", (_, changed, refusal) => {
    const found = refused((stack) => new IndexLifecycle(stack, "steps", { ...props, ...changed }));

    expect(found).toEqual([expect.stringContaining(refusal)]);
  });

  it("is accepted as above", () => {
    expect(refused((stack) => new IndexLifecycle(stack, "steps", props))).toEqual([]);
  });

  it("has one period: another of its name in the same cluster is refused", () => {
    const found = refused((stack) => {
      new IndexLifecycle(stack, "steps", props);
      new IndexLifecycle(new Construct(stack, "elsewhere"), "steps", {
        ...props,
        expireAfter: Period.days(60),
      });
    });

    expect(found).toEqual([
      'stack/elsewhere/steps: unique-name: name is "steps"; a name of its own: stack/steps has this one in the same cluster',
    ]);
  });

  it("may have a name that is taken in another cluster", () => {
    const found = refused((stack) => {
      const provider = new ElasticstackProvider(stack, "other", { alias: "other" });
      new IndexLifecycle(stack, "steps", props);
      new IndexLifecycle(stack, "other-steps", { ...props, provider });
    });

    expect(found).toEqual([]);
  });
});

describe("an account of a cluster", () => {
  const account = { store: "log", dataStreams: ["steps", "calls"], secretName: "log_account" };

  it.each([
    ["writer", ["create_doc"]],
    ["reader", ["read", "view_index_metadata"]],
  ] as const)("%s may do this and no more, with its data streams and no others", (access, privileges) => {
    const json = inCluster((stack) => new ClusterAccount(stack, "account", { ...account, access }));

    const name = `log-${access}`;
    expect(only(json, "elasticstack_elasticsearch_security_role")).toEqual({
      name,
      indices: [{ names: ["steps", "calls"], privileges }],
    });
    expect(only(json, "elasticstack_elasticsearch_security_user")).toEqual({
      username: name,
      roles: [expect.stringMatching(/^\$\{elasticstack_elasticsearch_security_role\.\w+\.name\}$/)],
      password: expect.stringMatching(/^\$\{random_password\.\w+\.result\}$/) as unknown,
    });
    expect(only(json, "tencentcloud_ssm_secret")).toMatchObject({ secret_name: "log_account" });
  });
});

describe("snapshots by lifecycle", () => {
  const snapshots = {
    store: "log",
    dataStreams: ["steps"],
    repository: "backups",
    expireAfter: Period.days(14),
  };

  it("go at their period, however few are left, and hold nothing but the data streams", () => {
    const json = inCluster((stack) => new SnapshotLifecycle(stack, "snapshots", snapshots));

    expect(only(json, "elasticstack_elasticsearch_snapshot_lifecycle")).toEqual({
      name: "retention-log",
      snapshot_name: "<retention-log-{now/d}>",
      schedule: "0 30 0 * * ?",
      repository: "backups",
      indices: ["steps"],
      include_global_state: false,
      expire_after: "14d",
    });
  });

  it.each<[string, Partial<SnapshotLifecycleProps>, string]>([
    ["no day to live", { expireAfter: Period.days(0) }, "range: expireAfter is 0"],
    ["no data stream, which would be all", { dataStreams: [] }, "data-streams: dataStreams is []; one data"],
    ["all data streams", { dataStreams: ["*"] }, 'name: dataStreams is "*"; a to z'],
    ["a list in a name", { dataStreams: ["steps,calls"] }, 'name: dataStreams is "steps,calls"; a to z'],
    [
      "a repository of nothing but a space",
      { repository: " " },
      'name: repository is " "; text without spaces',
    ],
    ["a repository with a space", { repository: "my backups" }, 'name: repository is "my backups"'],
    ["a store of nothing but a space", { store: " " }, 'name: store is " "; a to z, 0 to 9 and . _ -'],
    ["a store in capitals", { store: "Log" }, 'name: store is "Log"'],
    ["a store with a space", { store: "my log" }, 'name: store is "my log"'],
    ["a store too long for the policy's name", { store: "x".repeat(246) }, "at most 245 characters"],
  ])("are refused with %s", (_, changed, refusal) => {
    const found = refused((stack) => new SnapshotLifecycle(stack, "snapshots", { ...snapshots, ...changed }));

    expect(found).toEqual([expect.stringContaining(refusal)]);
  });

  it("are accepted as above, and with what only Terraform will know", () => {
    const found = refused((stack) => {
      const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
      const list = new TerraformVariable(stack, "list", { type: "list(string)" }).listValue;
      new SnapshotLifecycle(stack, "snapshots", snapshots);
      new SnapshotLifecycle(stack, "texts", {
        ...snapshots,
        store: text,
        dataStreams: [text],
        repository: text,
      });
      new SnapshotLifecycle(stack, "list-of-texts", { ...snapshots, store: "list", dataStreams: list });
    });

    expect(found).toEqual([]);
  });
});

function dataStream(changed: Partial<IndexLifecycleProps>): Synthesized {
  return inCluster((stack) => new IndexLifecycle(stack, "steps", { ...props, ...changed }));
}

function inCluster(build: (stack: TerraformStack) => void): Synthesized {
  return synthesized(withProvider(build));
}

function refused(build: (stack: TerraformStack) => void): string[] {
  return refusals(withProvider(build));
}

function withProvider(build: (stack: TerraformStack) => void) {
  return (stack: TerraformStack) => {
    new ElasticstackProvider(stack, "elasticstack");
    build(stack);
  };
}
