import { nextRun } from "../../schedule/next-run";
import { createSchedule } from "../../schedule/schedule";
import { elasticsearchStore, mysqlStore, objectStore, samplePolicy } from "./sample-policy";

/** What deletes in a category's only place. */
function runOf(category: string, stores = {}) {
  const { categories, stores: settings } = createSchedule(samplePolicy({ stores }));
  const [holding] = categories[category]!.holdings;
  return nextRun(settings[holding!.store]!.kind, holding!.window);
}

describe("the next run", () => {
  it("is done within its own terms of the window; copies take the terms after them", () => {
    expect(runOf("calls", { db: mysqlStore({ purge: 7, backups: 30 }) })).toEqual({
      name: "run of the row purge",
      withinDays: 8,
      partitionDays: 7,
      copiesDays: 30,
    });
    expect(runOf("steps")).toEqual({
      name: "look of the index lifecycle",
      withinDays: 1,
      partitionDays: 1,
      copiesDays: 8,
    });
    expect(runOf("faces", { images: objectStore({ versions: 7 }) })).toEqual({
      name: "lifecycle run",
      withinDays: 2,
      partitionDays: 0,
      copiesDays: 9,
    });
  });

  it("is known of an index lifecycle in the cluster, which looks every few minutes", () => {
    const logs = elasticsearchStore({ lifecycle: "ilm", snapshots: 0 });

    expect(runOf("steps", { logs })).toMatchObject({ withinDays: 1, partitionDays: 1, copiesDays: 0 });
  });

  it("does not come where nothing deletes", () => {
    expect(runOf("calls", { db: mysqlStore({ purge: 0 }) })).toBeUndefined();
  });
});
