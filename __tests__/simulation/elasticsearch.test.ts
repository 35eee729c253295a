import { DAY, HOUR } from "../../simulation/moment";
import { expectWithin, seenIn } from "./seen-in";

const OPTIONS = {
  "expire.max_age": "30d",
  "rollover.max_age": "5d",
  "rollover.dynamic": false,
  write_mode: "time_partition",
};
const LOOKS = (4 * 10) / (24 * 60);

describe("an autonomous index in the simulation", () => {
  it("loses a document with the index of its period, up to a day of looking later", () => {
    const { steps } = seenIn(autonomous({ snapshots: false }));

    expectWithin(steps?.earliest, 30, 30.001);
    expect(steps).toMatchObject({ latest: 30 + 5 + 1, last: "document", notes: [] });
  });

  it("holds it in the automatic snapshots for 7 days more, and up to a day until one is removed", () => {
    const { steps } = seenIn(autonomous());

    expectWithin(steps?.latest, 30 + 5 + 1 + 7, 30 + 5 + 1 + 7 + 1);
    expect(steps?.last).toBe("automatic snapshots");
  });

  it("counts from the creation of a backing index that is only appended to", () => {
    const { steps } = seenIn(autonomous({ options: { write_mode: "append_only" }, snapshots: false }));

    expectWithin(steps?.earliest, 24, 25.001);
    expectWithin(steps?.latest, 30, 31);
  });

  it.each([
    ["no age to expire at", { "expire.max_age": undefined }],
    ["no age to roll over at", { "rollover.max_age": undefined }],
    ["no write mode", { write_mode: undefined }],
    ["appending and no rollover", { write_mode: "append_only", "pre_create.enable": false }],
  ])("stays for ever with %s", (_, options) => {
    const { steps } = seenIn(autonomous({ options }));

    expect(steps).toMatchObject({ earliest: Infinity, latest: Infinity });
    expect(steps?.notes).not.toEqual([]);
  });

  it("says what is not simulated of a rollover that the platform may move", () => {
    const { steps } = seenIn(autonomous({ options: { "rollover.dynamic": true } }));

    expect(steps?.notes.join()).toContain("rollover.dynamic is not off");
  });

  it("says what it assumes if its cluster is not there", () => {
    const { tencentcloud_elasticsearch_index } = autonomous();
    const { steps } = seenIn({ tencentcloud_elasticsearch_index });

    expect(steps?.notes).toEqual([
      "its cluster is not in the Terraform: automatic snapshots of 7 days assumed",
    ]);
    expect(steps?.last).toBe("automatic snapshots");
  });

  it("is late by as long as the lifecycle stands still", () => {
    const { steps } = seenIn(autonomous({ snapshots: false }), { "index-lifecycle": 4 * DAY });

    expect(steps?.latest).toBe(30 + 5 + 1 + 4);
  });
});

describe("a data stream under lifecycle management in the simulation", () => {
  it("counts from the rollover, and waits for a look at the rollover and up to three at the deletion", () => {
    const { steps } = seenIn(dataStream());

    expectWithin(steps?.earliest, 30, 30.001);
    expectWithin(steps?.latest, 30 + 5 + LOOKS - 0.0001, 30 + 5 + LOOKS);
    expect(steps).toMatchObject({ last: "document", notes: [] });
  });

  it("holds a document in the snapshots of the cluster until the retention run after they expire", () => {
    const { steps } = seenIn({ ...dataStream(), ...snapshotPolicy(["ste*"]) });

    expectWithin(steps?.latest, 30 + 5 + 9 + 0.5, 30 + 5 + LOOKS + 9 + 1 + HOUR / DAY);
    expect(steps?.last).toBe("snapshots of nightly");
  });

  it("is not in the snapshots of other indices", () => {
    expect(seenIn({ ...dataStream(), ...snapshotPolicy(["other"]) })["steps"]?.last).toBe("document");
  });

  it.each([
    ["no template names a policy", { template: { settings: "{}" } }, {}, "no lifecycle policy is linked"],
    ["the template is for others", { index_patterns: ["other-*"] }, {}, "no lifecycle policy is linked"],
    [
      "nothing rolls it over by age",
      {},
      { hot: { rollover: { max_size: "50gb" } } },
      "no rollover by max_age",
    ],
    ["the phase deletes nothing", {}, { delete: { min_age: "30d" } }, "no phase that deletes"],
  ])("stays for ever if %s", (_, template, policy, note) => {
    const { steps } = seenIn(dataStream({ template, policy }));

    expect(steps).toMatchObject({ earliest: Infinity, latest: Infinity });
    expect(steps?.notes.join()).toContain(note);
  });
});

function autonomous({ options = {} as object, snapshots = true } = {}) {
  return {
    tencentcloud_elasticsearch_instance: {
      logs: { version: "7.14.2", cos_backup: [{ is_auto_backup: snapshots, backup_time: "02:00" }] },
    },
    tencentcloud_elasticsearch_index: {
      steps: {
        instance_id: "${tencentcloud_elasticsearch_instance.logs.id}",
        index_name: "steps",
        index_type: "auto",
        index_meta_json: JSON.stringify({ options: { ...OPTIONS, ...options } }),
      },
    },
  };
}

function dataStream({ template = {} as object, policy = {} as object } = {}) {
  return {
    tencentcloud_elasticsearch_instance: {
      logs: { version: "7.14.2", cos_backup: { is_auto_backup: false, backup_time: "02:00" } },
    },
    elasticstack_elasticsearch_index_lifecycle: {
      policy: {
        name: "thirty-days",
        hot: { rollover: { max_age: "5d", max_primary_shard_size: "50gb" } },
        delete: { min_age: "30d", delete: {} },
        ...policy,
      },
    },
    elasticstack_elasticsearch_index_template: {
      template: {
        name: "steps",
        index_patterns: ["steps"],
        data_stream: {},
        template: { settings: JSON.stringify({ "index.lifecycle.name": "thirty-days" }) },
        ...template,
      },
    },
    elasticstack_elasticsearch_data_stream: { steps: { name: "steps" } },
  };
}

function snapshotPolicy(indices: string[]) {
  return {
    elasticstack_elasticsearch_snapshot_lifecycle: {
      nightly: { name: "nightly", schedule: "0 30 2 * * ?", repository: "r", expire_after: "9d", indices },
    },
  };
}
