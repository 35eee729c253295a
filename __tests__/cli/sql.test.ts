import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { partitionClause } from "../../cli/sql/partition-clause";
import { alterStatements, createStatements } from "../../cli/sql/statements";
import { readPolicy } from "../../policy/read-policy";
import { readingOf, type TimeReading } from "../../policy/time-reading";
import { InputError } from "../../strict-yaml/problem";
import { retention } from "./sql-command";

const FROM = Date.UTC(2026, 0, 1);
const DAYS = { from: FROM, until: FROM };
const days = () => DAYS;

const POLICY = `version: 1
stores:
  db: { kind: mysql, backups: { keepFor: P7D }, binlogs: { keepFor: P7D }, purge: { every: P1D } }
  logs: { kind: elasticsearch, lifecycle: autonomous-index, partition: P1D, snapshots: off }
categories:
  calls:
    title: Calls
    elements:
      row_id: keyword
      debug: text
      size: integer
      cost: number
      worked: boolean
      at: timestamp
      face: image
      details: { inner: keyword }
    purposes: [Testing]
    legalBasis: { basis: contract }
    retention: { keepFor: P30D }
    storedIn:
      - store: db
        database: calls-db
        tables: { call: { timeColumn: at }, daily_call: { timeColumn: at, partition: P14D } }
  users:
    title: Users
    elements: { at: timestamp, extra: keyword }
    purposes: [Testing]
    legalBasis: { basis: contract }
    retention: { keepFor: P30D }
    storedIn: { store: db, database: calls-db, tables: { call: { timeColumn: at } } }
  steps:
    title: Steps
    elements: { at: timestamp }
    purposes: [Testing]
    legalBasis: { basis: contract }
    retention: { keepFor: P30D }
    storedIn: { store: logs, index: steps, timeField: at }
`;
const document = readPolicy(POLICY, "policy.yaml");

describe("CREATE TABLE for a category", () => {
  const sql = createStatements(document, "calls", days);

  it("gives every type of element its column", () => {
    for (const column of [
      "`row_id` VARCHAR(191),",
      "`debug` TEXT,",
      "`size` BIGINT,",
      "`cost` DOUBLE,",
      "`worked` BOOLEAN,",
      "`at` DATETIME(3) NOT NULL,",
      "`face` VARCHAR(191),",
      "`details` JSON,",
    ]) {
      expect(sql).toContain(`  ${column}\n`);
    }
  });

  it("numbers the rows in a column of a name that is free", () => {
    expect(sql).toContain("`row_id_2` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT");
    expect(sql).toContain("PRIMARY KEY (`row_id_2`)");
  });

  it("indexes the time column", () => {
    expect(sql.match(/ KEY \(`at`\)/g)).toHaveLength(2);
  });

  it("partitions the table that the policy partitions, and only that", () => {
    const [plain, partitioned] = sql.split("\n\n");

    expect(plain).not.toContain("PARTITION");
    expect(partitioned).toContain("PRIMARY KEY (`row_id_2`, `at`)");
    expect(partitioned).toContain(partitionClause("at", 14, DAYS));
  });

  it("has the columns of every category that shares the table", () => {
    expect(sql).toContain("`extra` VARCHAR(191)");
    expect(createStatements(document, "users", days)).toContain("`debug` TEXT");
    expect(sql).toContain("-- calls-db.call: calls, users; the age of a row is that of at, in UTC.");
  });
});

describe("the partitions", () => {
  it("begin on the day asked for and go 30 days beyond the last", () => {
    expect(partitionClause("at", 14, DAYS)).toBe(
      [
        "PARTITION BY RANGE COLUMNS (`at`) (",
        "  PARTITION `p20260101` VALUES LESS THAN ('2026-01-15 00:00:00'),",
        "  PARTITION `p20260115` VALUES LESS THAN ('2026-01-29 00:00:00'),",
        "  PARTITION `p20260129` VALUES LESS THAN ('2026-02-12 00:00:00')",
        ")",
      ].join("\n"),
    );
    expect(partitionClause("at", 14, { from: FROM, until: Date.UTC(2026, 0, 15) })).toContain("p20260212");
  });
});

describe("a table whose times are not in UTC", () => {
  const local = readPolicy(
    POLICY.replaceAll("{ timeColumn: at", '{ timeColumn: at, timeZone: "+08:00"'),
    "policy.yaml",
  );

  it("has bounds at its own midnights, and says in which zone", () => {
    const sql = createStatements(local, "calls", days);

    expect(sql).toContain("-- calls-db.call: calls, users; the age of a row is that of at, in +08:00.");
    expect(sql).toContain(
      "-- calls-db.daily_call: calls; the age of a row is that of at, in +08:00, partitioned by P14D.",
    );
    expect(sql).toContain("`at` DATETIME(3) NOT NULL");
    expect(sql).toContain(partitionClause("at", 14, DAYS));
  });

  it("asks for the days in its zone", () => {
    const asked: TimeReading[] = [];

    createStatements(local, "calls", (reading) => {
      asked.push(readingOf(reading));
      return DAYS;
    });

    expect(asked).toEqual([{ timeZone: "+08:00" }]);
  });

  it.each([
    ["seconds", "1768435200", "1769644800", "1770854400"],
    ["milliseconds", "1768435200000", "1769644800000", "1770854400000"],
  ] as const)("is partitioned by integers if they count %s", (unit, ...bounds) => {
    const counted = readPolicy(
      POLICY.replaceAll("{ timeColumn: at", `{ timeColumn: size, unit: ${unit}`).replace(
        "elements: { at: timestamp, extra",
        "elements: { size: integer, extra",
      ),
      "policy.yaml",
    );
    const sql = createStatements(counted, "calls", days);

    expect(sql).toContain(`the age of a row is that of size, in ${unit} since 1970-01-01 UTC.`);
    expect(sql).toContain("`size` BIGINT NOT NULL");
    expect(sql).toContain(
      [
        "PARTITION BY RANGE (`size`) (",
        `  PARTITION \`p20260101\` VALUES LESS THAN (${bounds[0]}),`,
        `  PARTITION \`p20260115\` VALUES LESS THAN (${bounds[1]}),`,
        `  PARTITION \`p20260129\` VALUES LESS THAN (${bounds[2]})`,
        ")",
      ].join("\n"),
    );
    expect(Number(bounds[0]) * (unit === "seconds" ? 1000 : 1)).toBe(Date.UTC(2026, 0, 15));
    expect(alterStatements(counted, "calls", days)).toContain("PARTITION BY RANGE (`size`) (");
  });
});

describe("ALTER TABLE for a category", () => {
  it("partitions what the policy partitions, and says what the primary key must contain", () => {
    const sql = alterStatements(document, "calls", days);

    expect(sql.match(/^ALTER TABLE/gm)).toHaveLength(1);
    expect(sql).toContain("ALTER TABLE `calls-db`.`daily_call`\nPARTITION BY RANGE COLUMNS (`at`) (");
    expect(sql).toContain("--   the primary key, and every other unique key, contains `at`");
  });

  it("is refused where there is nothing to partition", () => {
    expect(() => alterStatements(document, "users", days)).toThrow(
      "policy.yaml:30:64 categories.users.storedIn.tables.call: has no partition, so there is nothing to alter; give its table a partition, such as P1W",
    );
  });
});

describe("a category that has no SQL", () => {
  it.each([
    ["cals", 'categories: no category is called "cals"; did you mean calls? allowed: calls, users, steps'],
    ["toString", 'categories: no category is called "toString"; allowed: calls, users, steps'],
    ["steps", "categories.steps.storedIn: lies in no table of MySQL; allowed: a category in a MySQL store"],
  ])("such as %s is refused with its place", (name, problem) => {
    expect(() => createStatements(document, name, days)).toThrow(InputError);
    expect(() => createStatements(document, name, days)).toThrow(problem);
  });
});

describe("the command", () => {
  it("prints the same for the same day", () => {
    const first = retention(["sql", "monitoring-data", "--from", "2026-01-01"]);
    const second = retention(["sql", "monitoring-data", "--from", "2026-01-01"], { TZ: "Pacific/Auckland" });

    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("CREATE TABLE `monitoring`.`interface_call` (");
    expect(second.stdout).toBe(first.stdout);
  });

  it("begins today where the times of the table are written", () => {
    const folder = mkdtempSync(join(tmpdir(), "retention-sql-"));
    const firstDay = (timeZone: string): string => {
      const RETENTION_POLICY = join(folder, "policy.yaml");
      const reading = `{ timeColumn: at, timeZone: "${timeZone}", partition: P14D }`;
      writeFileSync(RETENTION_POLICY, POLICY.replace("{ timeColumn: at, partition: P14D }", reading));
      return /PARTITION `p(\d{8})`/.exec(retention(["sql", "calls"], { RETENTION_POLICY }).stdout)![1]!;
    };
    const dates = ["-12:00", "+14:00"]
      .map(firstDay)
      .map((digits) => Date.parse(digits.replace(/(....)(..)/, "$1-$2-")));
    rmSync(folder, { recursive: true });

    // 26 hours apart: one day, or two.
    expect([1, 2]).toContain((dates[1]! - dates[0]!) / 86_400_000);
  });

  it("is linked to, and reads the policy of the folder in which it runs", () => {
    const project = join(__dirname, "..", "..");
    const bin = join(project, "cli", "retention-bin.mjs");
    const run = (cwd: string) =>
      spawnSync(bin, ["sql", "monitoring-data", "--from", "2026-01-01"], { cwd, encoding: "utf8" });

    expect(run(project).stdout).toContain("CREATE TABLE `monitoring`.`interface_call` (");
    expect(run("/")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("retention-policy.yaml:1:1: does not exist"),
    });
  });

  it.each([
    [
      "an unknown category",
      ["sql", "monitoring"],
      /^retention-policy\.yaml:\d+:1 categories: no category is called "monitoring"; did you mean/,
    ],
    ["no category", ["sql"], /missing required argument 'category'/],
    ["an unknown option", ["sql", "monitoring-data", "--form", "2026-01-01"], /unknown option '--form'/],
    [
      "a day that does not exist",
      ["sql", "monitoring-data", "--from", "2026-02-29"],
      /allowed: a date such as 2026-01-31/,
    ],
    [
      "an end before the beginning",
      ["sql", "monitoring-data", "--from", "2026-01-02", "--until", "2026-01-01"],
      /^--until: is before --from/,
    ],
    ["an unknown command", ["sq"], /unknown command 'sq'/],
  ])("exits with 2 for %s, and prints no statement and no stack trace", (_, args, message) => {
    const { code, stdout, stderr } = retention(args);

    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("exits with 2 for a policy that is not there", () => {
    const { code, stderr } = retention(["sql", "calls"], { RETENTION_POLICY: "nowhere.yaml" });

    expect(code).toBe(2);
    expect(stderr).toBe("nowhere.yaml:1:1: does not exist; allowed: a policy file: see RETENTION_POLICY\n");
  });
});
