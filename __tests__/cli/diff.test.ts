import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Difference, differenceOf, needsConsent } from "../../cli/diff/difference";
import { schedulePolicy } from "../../cli/load-schedule";
import { readPolicy } from "../../policy/read-policy";
import { Folder, SHIPPED, shippedWith } from "./command-line";

type Edit = readonly [from: string, to: string];

const SHORTER: Edit = ["{ keepFor: P30D, goneBy: P32D }", "{ keepFor: P14D, goneBy: P16D }"];

const folder = new Folder();
afterAll(() => folder.remove());

const shipped = schedulePolicy(readPolicy(SHIPPED, "shipped.yaml"));

/** What there is to say of the way from the shipped policy to an edited one. */
function difference(...edits: readonly Edit[]): Difference & { readonly consent: boolean } {
  const found = differenceOf(shipped, schedulePolicy(readPolicy(shippedWith(...edits), "new.yaml")));
  return { ...found, consent: needsConsent(found) };
}

const told = (changes: readonly { about: string; words: string }[]) =>
  changes.map(({ about, words }) => `${about}: ${words}`);

describe("retention diff, given a shorter period", () => {
  folder.write("shorter.yaml", shippedWith(SHORTER));
  const { code, stdout } = folder.retention(["diff", "retention-policy.yaml", "shorter.yaml"]);
  const words = stdout.replace(/\s+/g, " ");

  it("says what goes, and when, and asks for consent", () => {
    expect(code).toBe(1);
    expect(words).toContain("kept for: 14 days, instead of 30 days");
    expect(words).toContain("gone for good after: 16 days, instead of 32 days");
    expect(words).toContain(
      "Deleted earlier - identification-data: objects of identification-images between 14 and 30 days old go at the " +
        "next lifecycle run, within 2 days of the deploy; nothing brings them back",
    );
    expect(words).toContain("lifecycle rule of the bucket: changed in place");
    expect(stdout).not.toContain("Kept longer");
  });

  it("is content with consent", () => {
    const accepted = folder.retention(["diff", "retention-policy.yaml", "shorter.yaml", "--accept"]);

    expect(accepted).toEqual({ code: 0, stdout, stderr: "" });
  });

  it("gives a machine the numbers", () => {
    const args = ["diff", "retention-policy.yaml", "shorter.yaml", "--format", "json"];
    const json = folder.retention(args).stdout;

    expect(JSON.parse(json)).toMatchObject({
      old: "retention-policy.yaml",
      new: "shorter.yaml",
      deletedEarlier: [{ about: "identification-data", before: 30, after: 14, withinDays: 2 }],
      keptLonger: [],
    });
  });

  it("says of the way back what is kept longer", () => {
    const back = folder.retention(["diff", "shorter.yaml", "retention-policy.yaml"]);

    expect(back.code).toBe(1);
    expect(back.stdout.replace(/\s+/g, " ")).toContain(
      "less than 14 days old at the deploy are kept until they are 30 days old; what is gone stays gone",
    );
  });
});

describe("retention diff", () => {
  it.each<[string, Edit[], "deletedEarlier" | "keptLonger" | "removed", string]>([
    [
      "rows",
      [["keepFor: P2Y, goneBy: P2Y30D", "keepFor: P700D, goneBy: P2Y30D"]],
      "deletedEarlier",
      "monitoring-data: rows of monitoring.interface_call between 700 and 730 days old go at the next run of the row " +
        "purge, within 2 days of the deploy; they go together with younger ones, so some stay for 7 days more; their " +
        "last copies are gone 7 days later; nothing brings them back",
    ],
    [
      "backups",
      [["backups: { keepFor: P7D }", "backups: { keepFor: P14D }"]],
      "keptLonger",
      "monitoring-db: backups: 14 days, instead of 7",
    ],
    [
      "binlogs, although backups last as long",
      [
        ["backups: { keepFor: P7D }", "backups: { keepFor: P14D }"],
        ["binlogs: { keepFor: P7D }", "binlogs: { keepFor: P8D }"],
      ],
      "keptLonger",
      "monitoring-db: binlogs: 8 days, instead of 7",
    ],
    [
      "the purge left out",
      [["purge: { every: P1D }", "purge: { leftOut: migrating }"]],
      "keptLonger",
      "monitoring-data: nothing deletes rows of monitoring.interface_call any more: rows stay: migrating",
    ],
    [
      "snapshots switched off",
      [["snapshots: { keepFor: P7D }", "snapshots: off"]],
      "deletedEarlier",
      "operation-log: no snapshots are made any more; the automatic ones that are there expire after 7 days",
    ],
    [
      "fragments",
      [["unfinishedUploads: { keepFor: P1D }", "unfinishedUploads: { keepFor: P3D }"]],
      "keptLonger",
      "identification-images: fragments of unfinished uploads: 3 days, instead of 1",
    ],
    [
      "versions",
      [
        ["    # No versions", "    versions: { keepFor: P7D }\n    # No versions"],
        ["goneBy: P32D", "goneBy: P60D"],
      ],
      "keptLonger",
      "identification-images: old versions are kept: for 7 days",
    ],
    [
      "another time column",
      [["timeColumn: startTime", "timeColumn: endTime"]],
      "deletedEarlier",
      "monitoring-data: the age of what is in monitoring.interface_call counts from endTime, not from startTime: " +
        "where that is earlier, it goes earlier",
    ],
    [
      "another time column, where it is later",
      [["timeColumn: startTime", "timeColumn: endTime"]],
      "keptLonger",
      "monitoring-data: the age of what is in monitoring.interface_call counts from endTime, not from startTime: " +
        "where that is later, it is kept longer",
    ],
    [
      "a zone that is ahead",
      [["timeColumn: startTime", 'timeColumn: startTime, timeZone: "+08:00"']],
      "deletedEarlier",
      "monitoring-data: times in monitoring.interface_call are read in +08:00, not in UTC: every row is 8 hours " +
        "older than before, and goes 8 hours earlier",
    ],
    [
      "a zone that is behind",
      [["timeColumn: startTime", 'timeColumn: startTime, timeZone: "-05:00"']],
      "keptLonger",
      "monitoring-data: times in monitoring.interface_call are read in -05:00, not in UTC: every row is 5 hours " +
        "younger than before, and is kept 5 hours longer",
    ],
    [
      "a count in place of a time",
      [
        ["startTime: timestamp", "startTime: integer"],
        ["timeColumn: startTime", "timeColumn: startTime, unit: seconds"],
      ],
      "deletedEarlier",
      "monitoring-data: the age of what is in monitoring.interface_call counts from startTime in seconds since " +
        "1970-01-01 UTC, not from startTime in UTC: where that is earlier, it goes earlier",
    ],
    [
      "a shorter partition of a table",
      [["partition: P1W", "partition: P1D"]],
      "deletedEarlier",
      "monitoring-db: rows of monitoring.interface_call go with their partition, up to 1 day after they are due, " +
        "instead of 7: those that are later than that at the deploy go within 1 day of it",
    ],
    [
      "no partition of a table",
      [[", partition: P1W", ""]],
      "deletedEarlier",
      "monitoring-db: rows of monitoring.interface_call go when they are due, instead of up to 7 days later with " +
        "their partition: those that are later than that at the deploy go within 1 day of it",
    ],
    [
      "a longer partition of a cluster",
      [["partition: P1D", "partition: P2D"]],
      "keptLonger",
      "operation-log: documents go with their index, up to 2 days after they are due, instead of 1: in indices that " +
        "begin after the deploy",
    ],
    [
      "a purge that runs less often",
      [["purge: { every: P1D }", "purge: { every: P1W }"]],
      "keptLonger",
      "monitoring-db: rows that are due wait for the row purge for up to 7 days, instead of 1",
    ],
    [
      "a prefix left",
      [["[images/, records/]", "[images/]"]],
      "removed",
      "identification-data: what lies in records/ of identification-images is covered by no category any more; the " +
        "rule of the bucket deletes it all the same, at 30 days",
    ],
    [
      "prefixes that are narrower",
      [["[images/, records/]", "[images/faces/, records/]"]],
      "removed",
      "identification-data: what lies in images/ of identification-images, but not in images/faces/, is covered by " +
        "no category any more; the rule of the bucket deletes it all the same, at 30 days",
    ],
    [
      "a table renamed",
      [["interface_call: {", "calls: {"]],
      "removed",
      "monitoring-data: nothing deletes the rows of monitoring.interface_call any more: they stay until somebody does",
    ],
    [
      "an index renamed",
      [["index: operation-log", "index: operations"]],
      "removed",
      "operation-log: index operation-log of operation-log leaves the configuration: the plan is refused while " +
        "destroyProtection is on; with it off, it is deleted with everything in it",
    ],
    [
      "a category and its store taken out",
      [
        [SHIPPED.slice(SHIPPED.indexOf("  identification-data:")), ""],
        [SHIPPED.slice(SHIPPED.indexOf("  identification-images:"), SHIPPED.indexOf("\ncategories:")), ""],
      ],
      "removed",
      "identification-data: identification-images leaves the configuration: the plan is refused while " +
        "destroyProtection is on; with it off, it is destroyed with everything in it",
    ],
  ])("asks for consent to %s", (_, edits, where, words) => {
    const found = difference(...edits);

    expect(found.consent).toBe(true);
    expect(told(found[where])).toContain(words);
  });

  it("asks for consent to another lifecycle, which looks more often", () => {
    const off: Edit = ["snapshots: { keepFor: P7D }", "snapshots: off"];
    folder.write("cloud.yaml", shippedWith(off));
    folder.write("ilm.yaml", shippedWith(off, ["lifecycle: autonomous-index", "lifecycle: ilm"]));
    const { code, stdout } = folder.retention(["diff", "cloud.yaml", "ilm.yaml"]);

    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /Deleted earlier - operation-log: index operation-log of operation-log is replaced, for ilm instead of autonomous-index: the plan is refused while destroyProtection is on; with it off, it is deleted with everything in it - operation-log: the last copy .* 23 hours 20 minutes earlier/,
    );
    expect(stdout).toContain("every index: ilm, instead of autonomous-index: replaced");
    const back = folder.retention(["diff", "ilm.yaml", "cloud.yaml"]).stdout.replace(/\s+/g, " ");
    expect(back).toContain("is replaced, for autonomous-index instead of ilm: the plan is refused");
    expect(back).toContain("gone 23 hours 20 minutes later");
  });

  it.each<[string, Edit, string]>([
    ["an element", ["photos: image", "photos: image\n      voice: text"], "new element: voice (text)"],
    [
      "a nested element",
      ["        offset: integer\n", ""],
      "element no longer held: interfaceCallVolume.offset",
    ],
    ["a purpose", ["- Providing the feature\n", "- Selling it\n"], "new purpose: Selling it"],
    ["a legal basis", ["basis: legitimate-interests", "basis: consent"], "legal basis: consent, instead of"],
    [
      "a special category",
      ["[faceImages, biometricInformation]", "[faceImages]"],
      "special category no longer: biom",
    ],
    [
      "who obtains it",
      [", obtainedBy: customer", ""],
      "basis of the special category: explicit-consent, instead of",
    ],
    [
      "prefixes",
      ["[images/, records/]", "[images/, notes/, records/]"],
      "new place: notes/ in the bucket of identification-images",
    ],
    ["only the end of the promise", ["goneBy: P32D", "goneBy: P60D"], "gone by: 60 days, instead of 32 days"],
  ])("tells of %s, which deletes nothing", (_, edit, words) => {
    const { consent, promise, deletedEarlier, keptLonger } = difference(edit);

    expect(promise.map((change) => change.words).join("\n")).toContain(words);
    expect({ consent, deletedEarlier, keptLonger }).toEqual({
      consent: false,
      deletedEarlier: [],
      keptLonger: [],
    });
  });

  it("says of versions switched off that what they kept stays, whatever the promise is now", () => {
    const versions: Edit = ["    # No versions", "    versions: { keepFor: P10D }\n    # No versions"];
    folder.write("versions.yaml", shippedWith(versions, ["goneBy: P32D", "goneBy: P60D"]));
    folder.write("none.yaml", shippedWith(["goneBy: P32D", "goneBy: P60D"]));
    const words = folder.retention(["diff", "versions.yaml", "none.yaml"]).stdout.replace(/\s+/g, " ");

    expect(words).toContain(
      "gone for good after: 32 days, instead of 44 days; for what is written after the deploy: old versions that are there stay",
    );
    expect(words).toContain("no rule removes the old versions that are there: they stay");
  });

  it("says of snapshots in a repository that nothing removes them once they go into another", () => {
    const into = (repository: string) => {
      const snapshots = `snapshots: { keepFor: P7D, repository: ${repository} }`;
      const edits: Edit[] = [
        ["lifecycle: autonomous-index", "lifecycle: ilm"],
        ["snapshots: { keepFor: P7D }", snapshots],
      ];
      return schedulePolicy(readPolicy(shippedWith(...edits), "new.yaml"));
    };
    const { keptLonger, resources } = differenceOf(into("old"), into("other"));

    expect(keptLonger.map(({ words }) => words)).toEqual([
      "nothing removes the snapshots that are in the repository old: they stay until somebody does",
    ]);
    expect(resources).toEqual([
      { about: "operation-log", change: "changed in place", words: "snapshot policy of the cluster" },
    ]);
  });

  it("says of snapshots in a repository that nothing removes them once they are off", () => {
    const cluster: Edit = ["lifecycle: autonomous-index", "lifecycle: ilm"];
    const own = "snapshots: { keepFor: P7D, repository: backups }";
    folder.write("repository.yaml", shippedWith(cluster, ["snapshots: { keepFor: P7D }", own]));
    folder.write("off.yaml", shippedWith(cluster, ["snapshots: { keepFor: P7D }", "snapshots: off"]));
    const words = folder.retention(["diff", "repository.yaml", "off.yaml"]).stdout.replace(/\s+/g, " ");

    expect(words).toContain(
      "nothing removes the snapshots that are in the repository backups: they stay until somebody does",
    );
  });

  it("says of a purge that runs more often when what waits goes", () => {
    folder.write("seldom.yaml", shippedWith(["purge: { every: P1D }", "purge: { every: P1W }"]));
    const { stdout } = folder.retention(["diff", "seldom.yaml", "retention-policy.yaml"]);

    expect(stdout.replace(/\s+/g, " ")).toContain(
      "rows that are due wait for the row purge for up to 1 day, instead of 7: those that wait at the deploy go within 1 day of it",
    );
  });

  it("asks for no consent to another hour of the purge, or to UTC by its offset", () => {
    const later = difference(["every: P1D", 'every: P1D, at: "02:30+08:00"']);
    const utc = difference(["timeColumn: startTime", 'timeColumn: startTime, timeZone: "+00:00"']);

    expect(later).toMatchObject({ consent: false, deletedEarlier: [], keptLonger: [] });
    expect(told(later.resources)).toEqual(["monitoring-db: timer of the row purge"]);
    expect(utc).toMatchObject({ consent: false, deletedEarlier: [], keptLonger: [] });
    expect(told(utc.resources)).toEqual(["monitoring-db: settings of the row purge"]);
  });

  it("has 2 for a policy that is wrong, as for any bad input", () => {
    folder.write("wrong.yaml", "version: 2\n");

    expect(folder.retention(["diff", "retention-policy.yaml", "wrong.yaml"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^wrong\.yaml:1:10 version: /m),
    });
  });

  it("knows that another spelling is no change", () => {
    expect(difference(["keepFor: P2Y, goneBy: P2Y30D", "keepFor: P730D, goneBy: P760D"])).toEqual({
      promise: [],
      deletedEarlier: [],
      keptLonger: [],
      removed: [],
      resources: [],
      consent: false,
    });
  });

  it("names the resources that are created, destroyed, replaced or refused", () => {
    const resources = difference(
      ["database: monitoring", "database: observing"],
      [", partition: P1W", ""],
      ["timeField: timestamp }", "timeField: created }"],
      ["callId: keyword # Call ID", "callId: keyword # Call ID\n      created: timestamp"],
    ).resources.map(({ change, words }) => `${words}: ${change}`);

    expect(resources).toEqual([
      "database monitoring: destroyed",
      "database observing: created",
      "settings of the row purge: changed in place",
      "account of the row purge: it has other privileges: replaced",
      "mappings of index operation-log, for partitions to come: changed in place",
      "time field of index operation-log: the service cannot change it, give another index: refused",
    ]);
  });
});

describe("retention diff of revisions", () => {
  const repository = new Folder();
  afterAll(() => repository.remove());
  const git = (...args: string[]) =>
    repository.run("git", ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", ...args]);
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "first");
  repository.write("retention-policy.yaml", shippedWith(SHORTER));
  git("commit", "-qam", "shorter");

  it("takes the policy file as it was then", () => {
    const { code, stdout } = repository.retention(["diff", "HEAD~1", "HEAD"]);

    expect(code).toBe(1);
    expect(stdout).toContain("kept for: 14 days, instead of 30 days");
    expect(repository.retention(["diff", "HEAD", "retention-policy.yaml"]).stdout).toContain("is the same");
  });

  it("takes a path that exists for a file", () => {
    git("branch", "other.yaml", "HEAD~1");
    repository.write("other.yaml", shippedWith(SHORTER));

    expect(repository.retention(["diff", "other.yaml", "HEAD"]).stdout).toContain("is the same");
  });

  it("finds the policy that RETENTION_POLICY names, in a folder of the repository", () => {
    mkdirSync(join(repository.path, "sub"));
    repository.write("sub/mine.yaml", SHIPPED);
    git("add", "sub");
    git("commit", "-qm", "mine");
    repository.write("sub/mine.yaml", "version: 2\n");
    git("commit", "-qam", "broken");
    const env = { RETENTION_POLICY: "sub/mine.yaml" };

    expect(repository.retention(["diff", "HEAD~1", "retention-policy.yaml"], env).code).toBe(1);
    expect(repository.retention(["diff", "HEAD~3", "HEAD"], env).stderr).toContain(
      "HEAD~3:1:1: had no sub/mine.yaml; allowed:",
    );
    expect(repository.retention(["diff", "HEAD", "HEAD"], env).stderr).toMatch(
      /^HEAD:sub\/mine\.yaml:1:10 version: /m,
    );
  });

  it.each([["v9"], ["--", "--output=stolen"], ["--", "HEAD:retention-policy.yaml"]])(
    "refuses what is no revision: %s %s",
    (...args) => {
      const revision = args.filter((arg) => arg !== undefined);
      const { code, stdout, stderr } = repository.retention(["diff", ...revision, "HEAD"]);

      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toBe(
        `${revision.at(-1)}:1:1: is neither a file nor a revision of git; allowed: a policy file, or a revision of git such as HEAD~1\n`,
      );
    },
  );

  it("says so if there is no git", () => {
    expect(repository.retention(["diff", "HEAD~1", "HEAD"], { PATH: "" })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("git, which would know a revision, cannot be run"),
    });
  });
});
