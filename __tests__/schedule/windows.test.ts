import { Period } from "../../policy/period";
import { createSchedule } from "../../schedule/schedule";
import { minutesToDays, type Window } from "../../schedule/window";
import { category, elasticsearchStore, mysqlStore, objectStore, samplePolicy } from "./sample-policy";

describe("the window of a category", () => {
  it("adds partition, purge interval, a run of the purge and the longer of backups and binlogs to the rows of a table", () => {
    const policy = samplePolicy({ stores: { db: mysqlStore({ backups: 10, binlogs: 8, purge: 2 }) } });

    const { window } = createSchedule(policy).categories["calls"]!;

    expect(window.latest).toBe((730 + 7 + 2 + 10) * 24 * 60 + 15);
    expect(inDays(window)).toEqual({ earliest: 730, latest: 750 });
    expect(termsOf(window)).toEqual([
      "rows 730",
      "partition 7",
      "purge interval 2",
      "run of the purge 1",
      "backups 10",
    ]);
  });

  it("leaves the partition out for a table without partitions", () => {
    const policy = samplePolicy();
    const calls = category(
      { keepFor: Period.days(90) },
      { store: "db", database: "m", tables: { call: { timeColumn: "time" } } },
    );

    const { window } = createSchedule({ ...policy, categories: { ...policy.categories, calls } }).categories[
      "calls"
    ]!;

    expect(inDays(window)).toEqual({ earliest: 90, latest: 90 + 1 + 7 + 1 });
  });

  it("says that rows stay where the purge is left out, and why", () => {
    const { categories, stores } = createSchedule(samplePolicy({ stores: { db: mysqlStore({ purge: 0 }) } }));

    expect(categories["calls"]!.window.notEnforced).toBe("rows stay: rows go by other means");
    expect(termsOf(categories["calls"]!.window)).toEqual(["rows 730", "partition 7", "backups 7"]);
    expect(stores["db"]).toMatchObject({ purge: { leftOut: "rows go by other means" } });
  });

  it("is the same whatever the zone of the time column and the hour of the purge, which the settings say", () => {
    const policy = samplePolicy({ stores: { db: mysqlStore({ at: "02:30+08:00" }) } });
    const calls = category(
      { keepFor: Period.days(90) },
      { store: "db", database: "m", tables: { call: { timeColumn: "time", timeZone: "+08:00" } } },
    );

    const { stores, categories } = createSchedule({ ...policy, categories: { ...policy.categories, calls } });

    expect(stores["db"]).toMatchObject({
      purge: { everyDays: 1, at: "02:30+08:00" },
      tables: [{ timeColumn: "time", timeZone: "+08:00" }],
    });
    expect(inDays(categories["calls"]!.window)).toEqual({ earliest: 90, latest: 90 + 1 + 7 + 1 });
  });

  it("is kept by the deployment itself otherwise", () => {
    const { categories } = createSchedule(samplePolicy());

    expect(Object.values(categories).map(({ window }) => window.notEnforced)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("adds partition, a day of polling, snapshots and a day of removal to an autonomous index", () => {
    const { window } = createSchedule(samplePolicy()).categories["steps"]!;

    expect(inDays(window)).toEqual({ earliest: 730, latest: 730 + 1 + 1 + 7 + 1 });
  });

  it("adds four looks of ten minutes to an index under lifecycle management, and snapshots with an hour's removal", () => {
    const policy = samplePolicy({
      stores: { logs: elasticsearchStore({ lifecycle: "ilm", snapshots: 30, repository: "backups" }) },
    });

    const { window } = createSchedule(policy).categories["steps"]!;

    expect(window.latest).toBe((730 + 1 + 30 + 1) * 24 * 60 + 4 * 10 + 60);
    expect(inDays(window)).toEqual({ earliest: 730, latest: 763 });
  });

  it("leaves snapshots out when they are off", () => {
    const policy = samplePolicy({ stores: { logs: elasticsearchStore({ snapshots: 0 }) } });

    const { window } = createSchedule(policy).categories["steps"]!;

    expect(inDays(window)).toEqual({ earliest: 730, latest: 732 });
  });

  it("adds two days to a bucket's expiry", () => {
    const { window } = createSchedule(samplePolicy()).categories["faces"]!;

    expect(inDays(window)).toEqual({ earliest: 30, latest: 32 });
  });

  it("adds old versions and their own run to a versioned bucket", () => {
    const policy = samplePolicy({ stores: { images: objectStore({ versions: 7 }) } });

    const { window } = createSchedule(policy).categories["faces"]!;

    expect(inDays(window)).toEqual({ earliest: 30, latest: 30 + 2 + 7 + 2 });
  });

  it("counts the fragments of unfinished uploads where they outlive the objects", () => {
    const policy = samplePolicy({ stores: { images: objectStore({ unfinishedUploads: 60 }) } });

    const { window } = createSchedule(policy).categories["faces"]!;

    expect(inDays(window)).toEqual({ earliest: 30, latest: 62 });
    expect(termsOf(window)[0]).toBe("unfinished uploads 60");
  });

  it("spans every place of a category that is stored in several", () => {
    const policy = samplePolicy();
    const calls = category(
      { keepFor: Period.days(30) },
      { store: "db", database: "m", tables: { call: { timeColumn: "time" } } },
      { store: "images" },
    );

    const schedule = createSchedule({ ...policy, categories: { calls, steps: policy.categories["steps"]! } });

    expect(inDays(schedule.categories["calls"]!.window)).toEqual({ earliest: 30, latest: 39 });
    expect(schedule.categories["calls"]!.holdings.map(({ unit }) => unit)).toEqual(["m.call", "images"]);
  });
});

describe("what a store is set to", () => {
  it("deletes at keepFor", () => {
    const { stores } = createSchedule(samplePolicy());

    expect(stores["db"]).toMatchObject({
      tables: [{ deleteAfterDays: 730, partitionDays: 7 }],
      backupDays: 7,
      binlogDays: 7,
    });
    expect(stores["logs"]).toMatchObject({
      indices: [{ deleteAfterDays: 730 }],
      partitionDays: 1,
      snapshotDays: 7,
    });
    expect(stores["images"]).toMatchObject({
      deleteAfterDays: 30,
      abortUploadsAfterDays: 1,
      prefixes: ["faces/"],
    });
  });

  it("keeps as long as goneBy allows, if only the end is promised", () => {
    const goneBy = { goneBy: Period.days(100) };
    const policy = samplePolicy({ retention: { calls: goneBy, steps: goneBy, faces: goneBy } });

    const { stores, categories } = createSchedule(policy);

    expect(stores["db"]).toMatchObject({ tables: [{ deleteAfterDays: 100 - 7 - 1 - 1 - 7 }] });
    expect(stores["logs"]).toMatchObject({ indices: [{ deleteAfterDays: 100 - 1 - 1 - 7 - 1 }] });
    expect(stores["images"]).toMatchObject({ deleteAfterDays: 100 - 2 });
    expect(Object.values(categories).map(({ window }) => minutesToDays(window.latest))).toEqual([
      100, 100, 100,
    ]);
  });

  it("keeps objects no longer than a lifecycle rule counts, whatever goneBy allows", () => {
    const policy = samplePolicy({ retention: { faces: { goneBy: Period.years(20) } } });

    expect(createSchedule(policy).stores["images"]).toMatchObject({ deleteAfterDays: 3650 });
  });

  it("joins the categories that share a table or an index", () => {
    const policy = samplePolicy();
    const twin = {
      ...policy.categories["steps"]!,
      elements: { time: "timestamp", code: "integer" },
    } as const;

    const { stores } = createSchedule({ ...policy, categories: { ...policy.categories, errors: twin } });

    expect(stores["logs"]).toMatchObject({
      categories: ["errors", "steps"],
      indices: [
        { categories: ["errors", "steps"], elements: { id: "keyword", time: "timestamp", code: "integer" } },
      ],
    });
  });
});

function inDays({ earliest, latest }: Window) {
  return { earliest: minutesToDays(earliest), latest: minutesToDays(latest) };
}

function termsOf({ terms }: Window): string[] {
  return terms.map(({ what, minutes }) => `${what} ${minutesToDays(minutes)}`);
}
