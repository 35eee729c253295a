import { createSchedule } from "../../schedule/schedule";
import { readPolicy } from "../../policy/read-policy";
import { Folder, SHIPPED, shippedWith } from "./command-line";

describe("retention schedule", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  it("prints when each category is deleted, gone and promised to be gone", () => {
    const { code, stdout } = folder.retention(["schedule"]);

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^identification-data +identification-images +30 days +32 days = objects 30 \+ lifecycle run 2 +32 days$/m,
    );
    expect(stdout).toMatch(
      /^monitoring-db +mysql +backups live 7 days, binlogs live 7 days, row purge every 1 day$/m,
    );
  });

  it("prints the whole schedule as JSON", () => {
    const schedule = createSchedule(readPolicy(SHIPPED, "policy.yaml").policy);
    const { stdout } = folder.retention(["schedule", "--format", "json"]);

    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(schedule)));
    expect(JSON.parse(stdout)).toMatchObject({
      categories: { "identification-data": { window: { earliest: 43_200, latest: 46_080 } } },
    });
  });

  it("says when the purge runs, if the policy does", () => {
    folder.write("at.yaml", shippedWith(["every: P1D", 'every: P1D, at: "02:30+08:00"']));

    expect(folder.retention(["schedule"], { RETENTION_POLICY: "at.yaml" }).stdout).toContain(
      "row purge every 1 day at 02:30+08:00\n",
    );
  });

  it("says that rows stay where nothing deletes them", () => {
    folder.write("stay.yaml", shippedWith(["purge: { every: P1D }", "purge: { leftOut: migrating }"]));

    expect(folder.retention(["schedule"], { RETENTION_POLICY: "stay.yaml" }).stdout).toContain(
      "but rows stay: migrating",
    );
  });

  it("refuses a promise that cannot be kept: bad input", () => {
    folder.write("broken.yaml", shippedWith(["goneBy: P32D", "goneBy: P31D"]));

    expect(folder.retention(["schedule"], { RETENTION_POLICY: "broken.yaml" })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^broken\.yaml:114:\d+ categories\.identification-data\.retention\.goneBy: /,
      ),
    });
  });
});
