import { Folder, SHIPPED, shippedWith } from "./command-line";

describe("retention explain", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());
  const story = folder.retention(["explain", "identification-data"]).stdout;
  const words = story.replace(/\s+/g, " ");

  it.each([
    "Kept for 30 days; its last copy is gone after 32 days.",
    "biometricInformation, faceImages, photos",
    "special category faceImages, biometricInformation",
    "Improving the training models and algorithms; Safer",
    "legitimate-interests: GDPR article 6(1)",
    "explicit-consent, obtained by customer, for the special category: GDPR article 9(2)",
    "In identification-images (Cloud Object Storage), under images/, records/",
    "objects 30 retention.keepFor",
    "lifecycle run 2 from midnight GMT+8",
    "older than the new period go at the next lifecycle run, within 2 days of the deploy",
  ])("tells: %s", (part) => {
    expect(words).toContain(part);
  });

  it("gives the same facts as JSON", () => {
    const { code, stdout } = folder.retention(["explain", "identification-data", "--format", "json"]);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      category: "identification-data",
      title: "Identification Data",
      elements: expect.arrayContaining(["name", "faceImages"]),
      specialCategory: ["faceImages", "biometricInformation"],
      legalBasis: {
        basis: "legitimate-interests",
        specialCategory: { basis: "explicit-consent", obtainedBy: "customer" },
      },
      window: { earliest: 43_200, latest: 46_080 },
      holdings: [
        {
          store: "identification-images",
          deleteAfterDays: 30,
          window: {
            terms: [
              { what: "objects", minutes: 43_200 },
              { what: "lifecycle run", minutes: 2_880 },
            ],
          },
          settings: { kind: "object-storage" },
        },
      ],
      notControllable: [
        { copy: "copies by replication, object lock", lives: "their own rules" },
        { copy: "what the application or a person copies elsewhere" },
      ],
      ifThePeriodChanges: expect.arrayContaining([expect.stringMatching(/^shorter: .* within 2 days/)]),
    });
  });

  it("refuses an unknown category in JSON as in words", () => {
    expect(folder.retention(["explain", "calls", "--format", "json"])).toMatchObject({ code: 2, stdout: "" });
  });

  it("names the policy that it explains in the command to try", () => {
    folder.write("my.yaml", SHIPPED);
    const { stdout } = folder.retention(["explain", "operation-log"], { RETENTION_POLICY: "my.yaml" });

    expect(story).toContain("npx retention diff HEAD retention-policy.yaml\n");
    expect(stdout).toContain("npx retention diff HEAD my.yaml\n");
  });

  it.each([
    ["", "rows are deleted at 730 days by startTime, backups", "row purge every 1 day."],
    [', timeZone: "+08:00"', "at 730 days by startTime (in +08:00), backups", "every 1 day at 02:30+08:00."],
    [", unit: seconds", "at 730 days by startTime (in seconds since 1970-01-01 UTC),", "at 02:30+08:00."],
  ])("says how the time of a row is read, and when the purge runs: %j", (reading, age, run) => {
    const at = reading === "" ? "every: P1D" : 'every: P1D, at: "02:30+08:00"';
    const type = reading.includes("unit") ? "integer" : "timestamp";
    folder.write(
      "read.yaml",
      shippedWith(
        ["timeColumn: startTime", `timeColumn: startTime${reading}`],
        ["startTime: timestamp", `startTime: ${type}`],
        ["every: P1D", at],
      ),
    );
    const { stdout } = folder.retention(["explain", "monitoring-data"], { RETENTION_POLICY: "read.yaml" });
    const words = stdout.replace(/\s+/g, " ");

    expect(words).toContain(age);
    expect(words).toContain(run);
  });

  it("fits on a screen", () => {
    expect(story.split("\n").length).toBeLessThan(40);
  });

  it("names what nobody controls from here, for the stores of the category", () => {
    const monitoring = folder.retention(["explain", "monitoring-data"]).stdout;

    expect(monitoring).toContain("slow log: about a month");
    expect(monitoring).not.toContain("manual snapshots");
    expect(monitoring).toContain("within 2 days of the deploy");
  });
});
