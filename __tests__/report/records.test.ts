import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { csvRecord } from "../../report/csv";
import { jsonReport } from "../../report/json";
import { markdownRecord } from "../../report/markdown";
import type { RetentionReport } from "../../report/model";
import { alsoInMysql } from "../schedule/also-in-mysql";
import { shippedEnvironment } from "../stacks/deployment";
import { HOSTILE, HOSTILE_POLICY } from "./hostile-texts";
import { reportOf } from "./sample-report";

const SHIPPED = readFileSync(join(__dirname, "..", "..", "retention-policy.yaml"), "utf8");

const ADMINISTRATORS = "administrators of the cloud account";
const STATE = "whoever reads the Terraform state (it has passwords)";
const ELSEWHERE = "whoever has permission from elsewhere (not seen from here)";
const BESIDES_MYSQL = [ADMINISTRATORS, STATE, "the row purge", ELSEWHERE];
const BESIDES_ELASTICSEARCH = [ADMINISTRATORS, STATE, ELSEWHERE];
const BESIDES_A_BUCKET = [ADMINISTRATORS, ELSEWHERE];

const besides = (who: readonly string[]) => `besides: ${who.join(", ")}`;

const WITH_ROLES = {
  environment: shippedEnvironment("production", (text) =>
    text.concat(`
stores:
  monitoring-db: { readers: [dashboard, support], writers: [gateway], administrators: [dba] }
  operation-log: { administrators: [dba] }
  identification-images: { readers: [=training], writers: [registration] }
`),
  ),
};

/** Reads the CSV as docs/report.md says: one apostrophe is taken away from each cell that begins with one. */
function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, cast: (cell) => cell.replace(/^'/, "") });
}

/** The cells of each line of a table, as a reader of Markdown sees them. */
function cellsOf(markdown: string): string[][] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/ (?<!\\)\| /)
        .map((cell) => cell.replace(/\\([^\w\s])/g, "$1")),
    );
}

describe("the record as CSV", () => {
  it("is read back as what the policy says", () => {
    const rows = rowsOf(csvRecord(reportOf(SHIPPED)));

    expect(rows).toHaveLength(3);
    expect(rows[2]).toEqual({
      category: "identification-data",
      title: "Identification Data",
      description: "",
      "data elements":
        "name\naddress\nidentificationNumber\ncountry\ndateOfBirth\nbiometricInformation\nfaceImages\nphotos\notherIdentificationInformation",
      "special category": "faceImages\nbiometricInformation",
      purposes: "Improving the training models and algorithms\nSafer and more convenient user registration",
      "legal basis": "legitimate-interests",
      "obtained by": "",
      "special category basis": "explicit-consent",
      "special category basis obtained by": "customer",
      store: "identification-images",
      kind: "object-storage",
      place: "identification-images",
      prefixes: "images/\nrecords/",
      region: "ap-guangzhou",
      keepFor: "P30D",
      goneBy: "P32D",
      "kept until day": "30",
      "gone by day": "32",
      "not enforced": "",
      "may read": ["no role is named", besides(BESIDES_A_BUCKET)].join("\n"),
      "may write": "no role is named",
      "name in the cloud": "production-identification-images-1250000000",
      "policy file": "retention-policy.yaml",
      "policy SHA-256": createHash("sha256").update(SHIPPED).digest("hex"),
    });
  });

  it("names who may read each place, and gives a role back that begins like a formula", () => {
    const [calls, , images] = rowsOf(csvRecord(reportOf(SHIPPED, WITH_ROLES)));

    expect(calls!["may read"]).toBe(
      ["dashboard", "support", "dba (administrator)", besides(BESIDES_MYSQL)].join("\n"),
    );
    expect(images!["may read"]).toBe(["=training", besides(BESIDES_A_BUCKET)].join("\n"));
    expect(calls!["may write"]).toBe("gateway");
    expect(images!["may write"]).toBe("registration\nan upload over an object restarts its age");
  });

  it("has no cell that a spreadsheet calculates, and gives hostile text back whole", () => {
    const csv = csvRecord(reportOf(HOSTILE_POLICY));

    const raw = parse(csv) as string[][];
    expect(raw.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const [calls, logs, photos] = rowsOf(csv);
    expect(calls).toMatchObject({ title: HOSTILE.script, description: HOSTILE.rightToLeft });
    expect(calls!["purposes"]!.split("\n")).toEqual([
      ...["+1+1", "-1", "@SUM(A1)", "'=1", "two lines", "tab"],
      HOSTILE.script,
    ]);
    expect(logs).toMatchObject({ title: HOSTILE.formula, description: HOSTILE.markdown });
    expect(photos).toMatchObject({ title: HOSTILE.longWord, "obtained by": HOSTILE.script });
  });

  it("tells a text that begins with an apostrophe from one that was given one", () => {
    const title = (text: string) => SHIPPED.replace("title: Operation Log", `title: ${JSON.stringify(text)}`);

    for (const text of ["=1", "'=1", "''", "＝1"]) {
      expect(rowsOf(csvRecord(reportOf(title(text))))[1]!["title"]).toBe(text);
    }
  });
});

describe("the report as JSON", () => {
  it.each([
    ["the shipped policy", SHIPPED],
    ["hostile text", HOSTILE_POLICY],
  ])("is read back as the report it was made from: %s", (_, policy) => {
    const report = reportOf(policy, { asOf: "2026-01-31" });

    expect(JSON.parse(jsonReport(report))).toEqual(report);
  });

  it("has the numbers and their sources", () => {
    const [, , identification] = reportOf(SHIPPED).categories;

    expect(identification).toMatchObject({
      name: "identification-data",
      legalBasis: { basis: "legitimate-interests", article: "GDPR article 6(1)(f)" },
      specialCategory: {
        elements: ["faceImages", "biometricInformation"],
        legalBasis: { article: "GDPR article 9(2)(a)", obtainedBy: "customer" },
      },
      retention: { keepFor: { period: "P30D", days: 30 }, goneBy: { period: "P32D", days: 32 } },
      keptUntilDay: 30,
      goneByDay: 32,
    });
    expect(identification!.places[0]!.terms).toEqual([
      { what: "objects", minutes: 43_200, fromDay: 0, untilDay: 30, source: "retention.keepFor" },
      {
        what: "lifecycle run",
        minutes: 2_880,
        fromDay: 30,
        untilDay: 32,
        source: expect.stringMatching(
          /; assumed: .* in most cases .*tencentcloud\.com\/document\/product\/436\/40767$/,
        ),
      },
    ]);
  });

  it("has who may read each place, by role: who writes may not, who administers may", () => {
    const readers = ({ categories }: RetentionReport) =>
      categories.map(({ places }) => places.map((place) => [place.store, place.readers]));

    expect(readers(reportOf(SHIPPED, WITH_ROLES))).toEqual([
      [
        [
          "monitoring-db",
          [
            { role: "dashboard", may: "read" },
            { role: "support", may: "read" },
            { role: "dba", may: "administer" },
          ],
        ],
      ],
      [["operation-log", [{ role: "dba", may: "administer" }]]],
      [["identification-images", [{ role: "=training", may: "read" }]]],
    ]);
    expect(readers(reportOf(SHIPPED)).flat(2)).toEqual([
      "monitoring-db",
      [],
      "operation-log",
      [],
      "identification-images",
      [],
    ]);
  });

  it("has who may read each place whatever the environment says, and who may write", () => {
    const whoBesides = (report: RetentionReport) =>
      report.categories.map(({ places }) => places[0]!.readBesides);
    const withoutPurge = SHIPPED.replace("purge: { every: P1D }", "purge: { leftOut: a job does it }");

    const all = [BESIDES_MYSQL, BESIDES_ELASTICSEARCH, BESIDES_A_BUCKET];
    expect(whoBesides(reportOf(SHIPPED))).toEqual(all);
    expect(whoBesides(reportOf(SHIPPED, WITH_ROLES))).toEqual(all);
    expect(whoBesides(reportOf(withoutPurge))[0]).not.toContain("the row purge");
    expect(reportOf(SHIPPED, WITH_ROLES).categories.map(({ places }) => places[0]!.writers)).toEqual([
      ["gateway"],
      [],
      ["registration"],
    ]);
  });

  it("has what the cloud calls each store", () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}stores: { operation-log: { name: old-logs } }\n`,
    );

    const { categories } = reportOf(SHIPPED, { environment });
    expect(categories.map(({ places }) => places[0]!.cloudName)).toEqual([
      "production-monitoring-db",
      "old-logs",
      "production-identification-images-1250000000",
    ]);
  });

  it("has the address of a cluster that exists, whose passwords are in no state", () => {
    const existing = "{ endpoint: https://10.0.0.5:9200, username: elastic }";
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}stores: { operation-log: { existing: ${existing} } }\n`,
    );
    const ilm = SHIPPED.replace("lifecycle: autonomous-index", "lifecycle: ilm").replace(
      "snapshots: { keepFor: P7D }",
      "snapshots: off",
    );

    expect(reportOf(ilm, { environment }).categories[1]!.places).toMatchObject([
      { cloudName: "https://10.0.0.5:9200", readBesides: [ADMINISTRATORS, ELSEWHERE] },
    ]);
  });

  it("has the day by which the log of a bucket forgets what lies there, whatever lies elsewhere", () => {
    const environment = shippedEnvironment(
      "production",
      (text) => `${text}objectStorage: { accessLogs: { keepFor: P25D } }\n`,
    );
    const record = reportOf(alsoInMysql(SHIPPED), { environment }).categories.at(-1);

    // Objects by day 32, then 25 days and a lifecycle run; rows by day 39.
    expect(record?.goneByDay).toBe(39);
    expect(record?.places.map(({ accessLogGoneByDay }) => accessLogGoneByDay)).toEqual([undefined, 59]);
  });

  it("names nested elements, and the element that says how old a record is", () => {
    const [monitoring] = reportOf(SHIPPED).categories;

    expect(monitoring!.elements).toContainEqual({ name: "interfaceCallVolume.offset", type: "integer" });
    expect(monitoring!.places[0]).toMatchObject({
      timeElement: "startTime",
      unit: "monitoring.interface_call",
    });
    expect(monitoring!.places[0]).not.toHaveProperty("timeReading");
  });

  it("says how the time of a record is read, if the policy does", () => {
    const local = SHIPPED.replace("timeColumn: startTime", 'timeColumn: startTime, timeZone: "+08:00"');

    expect(reportOf(local).categories[0]!.places[0]).toMatchObject({ timeReading: { timeZone: "+08:00" } });
  });
});

describe("the record as Markdown", () => {
  it("has every category in its summary, and a table for each", () => {
    const markdown = markdownRecord(reportOf(SHIPPED));

    expect(
      cellsOf(markdown)
        .slice(2, 5)
        .map(([title, , , kept, gone]) => [title, kept, gone]),
    ).toEqual([
      ["Monitoring Data", "730 days", "746 days"],
      ["Operation Log", "730 days", "740 days"],
      ["Identification Data", "30 days", "32 days"],
    ]);
    expect(cellsOf(markdown)).toContainEqual(["basis for these", "explicit consent (GDPR article 9(2)(a))"]);
    expect(cellsOf(markdown)).toContainEqual([
      "retention there",
      "kept until day 30; last copy gone by day 32: objects 30 days + lifecycle run 2 days",
    ]);
  });

  it("says that nothing of it has been confirmed", () => {
    expect(markdownRecord(reportOf(SHIPPED))).toContain(
      "nothing of it has been confirmed on the live cloud.",
    );
  });

  it("says who may read it in each place", () => {
    const may = (report: RetentionReport) =>
      cellsOf(markdownRecord(report)).flatMap(([what, words]) =>
        what === "may read it there" ? [words] : [],
      );

    expect(may(reportOf(SHIPPED, WITH_ROLES))).toEqual([
      ["dashboard", "support", "dba (administrator)", besides(BESIDES_MYSQL)].join("; "),
      ["dba (administrator)", besides(BESIDES_ELASTICSEARCH)].join("; "),
      ["=training", besides(BESIDES_A_BUCKET)].join("; "),
    ]);
    expect(may(reportOf(SHIPPED))[2]).toBe(["no role is named", besides(BESIDES_A_BUCKET)].join("; "));
    expect(cellsOf(markdownRecord(reportOf(SHIPPED, WITH_ROLES)))).toContainEqual([
      "may write there",
      "registration; an upload over an object restarts its age",
    ]);
  });

  it("names its policy, its stores in the cloud, and what nobody can control", () => {
    const markdown = markdownRecord(reportOf(SHIPPED));

    const sha256 = createHash("sha256").update(SHIPPED).digest("hex");
    expect(markdown).toContain(`Policy retention-policy.yaml, SHA-256 ${sha256}. Environment production`);
    expect(cellsOf(markdown)).toContainEqual([
      "name in the cloud",
      "production-identification-images-1250000000",
    ]);
    expect(cellsOf(markdown)).toContainEqual([
      "TencentDB for MySQL",
      "slow log",
      "about a month",
      expect.stringContaining("pass values as parameters"),
    ]);
  });

  it("is in docs/report.md as it is made", () => {
    const docs = readFileSync(join(__dirname, "..", "..", "docs", "report.md"), "utf8");

    // Whoever edits a comment of the policy need not edit this page.
    const record = markdownRecord(reportOf(SHIPPED)).replace(/SHA-256 [0-9a-f]{64}/, "SHA-256 ...");
    const [summary, , , identification] = record.split(/\n\n(?=## )/);

    expect(docs).toContain(`\n${summary}\n`);
    expect(docs).toContain(`\n${identification}`);
  });

  it("keeps hostile text in its cell, as text", () => {
    const markdown = markdownRecord(reportOf(HOSTILE_POLICY));

    expect(cellsOf(markdown).filter(({ length }) => ![2, 4, 5].includes(length))).toEqual([]);
    expect(cellsOf(markdown)).toContainEqual(["description", HOSTILE.markdown]);
    expect(markdown).toContain("## \\<\\/style".replace("\\/", "/"));
    // Nothing opens a tag, a link, code or emphasis.
    expect(markdown.replace(/\\./g, "")).not.toMatch(/[<[`*]|https?:\/\//);
  });

  it("has nothing in it that turns the direction or is not to be seen", () => {
    const policy = SHIPPED.replace("title: Operation Log", 'title: "Log \\u202Egol\\u2066 \\u200Bx \\e[31m"');

    const markdown = markdownRecord(reportOf(policy));

    expect(markdown).not.toMatch(/[^\P{C}\n]/u);
    expect(cellsOf(markdown)[3]?.[0]).toBe("Log \u{FFFD}gol\u{FFFD} \u{FFFD}x [31m");
  });

  it("says what nothing deletes", () => {
    const policy = SHIPPED.replace("purge: { every: P1D }", "purge: { leftOut: a job does it }");

    const cells = cellsOf(markdownRecord(reportOf(policy)));

    expect(cells[2]?.[4]).toBe("never: see below");
    expect(cells.flat()).toContain(
      "kept until day 730; not enforced, nothing deletes it: rows stay: a job does it",
    );
  });
});
