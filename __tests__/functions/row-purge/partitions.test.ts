import { runPurge, thirtyDays } from "../../mariadb/run-purge";
import { useTestDatabase } from "../../mariadb/test-database";

/** A Monday; thirty days before is 2026-05-30 at midnight. */
const NOW = "2026-06-29 00:00:00";

const db = useTestDatabase();
const weekly = { partitionDays: 7 };

async function run(name: string, changes: object = weekly, options: { dryRun?: boolean } = {}) {
  return runPurge(await db.connectAt(NOW), [thirtyDays(db.name, name, changes)], options);
}

const partitions = (name: string): Promise<unknown[]> =>
  db.column(
    `SELECT PARTITION_NAME FROM information_schema.PARTITIONS
     WHERE TABLE_SCHEMA = '${db.name}' AND TABLE_NAME = '${name}' ORDER BY PARTITION_ORDINAL_POSITION`,
  );

const left = (name: string): Promise<unknown[]> =>
  db.column(`SELECT CAST(t AS CHAR) FROM ${name} ORDER BY t IS NOT NULL, t`);

/** The ends of three partitions: before, exactly at, and after the cut-off. */
const ENDS = ["2026-05-23", "2026-05-30", "2026-06-06"] as const;
const TIMES = ["2026-05-22 23:59:59", "2026-05-29 23:59:59", "2026-05-30 00:00:00", "2026-06-05 00:00:00"];

const days = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 719_528;
const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

describe.each([
  ["RANGE COLUMNS on DATETIME", "DATETIME(3) NOT NULL", "RANGE COLUMNS (t)", (day: string) => `'${day}'`],
  ["RANGE COLUMNS on DATE", "DATE NOT NULL", "RANGE COLUMNS (t)", (day: string) => `'${day}'`],
  ["TO_DAYS of DATETIME", "DATETIME NOT NULL", "RANGE (TO_DAYS(t))", days],
  ["TO_DAYS of DATE", "DATE NOT NULL", "RANGE (TO_DAYS(t))", days],
  ["UNIX_TIMESTAMP of TIMESTAMP", "TIMESTAMP NOT NULL", "RANGE (UNIX_TIMESTAMP(t))", seconds],
])("a table with %s", (_, type, method, bound) => {
  beforeEach(async () => {
    await db.admin.query("SET time_zone = '+00:00'; DROP TABLE IF EXISTS p");
    const parts = ENDS.map((end, i) => `PARTITION old${i} VALUES LESS THAN (${bound(end)})`);
    await db.admin.query(`CREATE TABLE p (t ${type}, KEY (t)) PARTITION BY ${method} (${parts.join(", ")})`);
    await db.admin.query("INSERT INTO p VALUES ?", [
      TIMES.map((time) => [type.startsWith("DATE ") ? time.slice(0, 10) : time]),
    ]);
  });

  it("loses the partitions that lie wholly beyond the period, and gets the coming ones", async () => {
    const { table, run: summary } = await run("p");

    expect(table).toMatchObject({
      errors: [],
      partitionsRemoved: ["old0", "old1"],
      rowsRemoved: 0,
      finished: true,
    });
    expect(table.oldestRow).toBe("2026-05-30T00:00:00.000Z");
    expect(summary).toMatchObject({ ok: true, partitionsRemoved: 2, rowsOverdue: 0 });
    expect(await db.count("p")).toBe(2);
    const coming = [
      "p20260606",
      "p20260613",
      "p20260620",
      "p20260627",
      "p20260704",
      "p20260711",
      "p20260718",
      "p20260725",
    ];
    expect(await partitions("p")).toEqual(["old2", ...coming]);
    expect(table.partitionsCreated).toEqual(coming);
  });

  it("takes inserts in its new partitions, each in the right one", async () => {
    await run("p");
    await db.admin.query(
      "INSERT INTO p VALUES ('2026-06-12 12:00:00'), ('2026-06-13 00:00:00'), ('2026-07-31')",
    );

    expect(await db.count("p PARTITION (p20260606)")).toBe(1);
    expect(await db.count("p PARTITION (p20260613)")).toBe(1);
    expect(await db.count("p PARTITION (p20260725)")).toBe(1);
  });

  it("has nothing more to do in a second run", async () => {
    await run("p");

    const { table } = await run("p");

    expect(table).toMatchObject({
      partitionsRemoved: [],
      partitionsCreated: [],
      rowsRemoved: 0,
      finished: true,
    });
  });

  it("is left as it is by a dry run, which says what it would do", async () => {
    const [before] = await db.column("SELECT COUNT(*) FROM p");

    const { table } = await run("p", weekly, { dryRun: true });

    expect(table).toMatchObject({
      errors: [],
      partitionsRemoved: ["old0", "old1"],
      rowsRemoved: 0,
      dryRun: true,
    });
    expect(table.partitionsCreated).toHaveLength(8);
    expect(await partitions("p")).toEqual(["old0", "old1", "old2"]);
    expect(await db.count("p")).toBe(before);
  });
});

async function weeklyTable(
  name: string,
  ends: readonly string[],
  column = "t DATETIME NOT NULL",
  index = ", KEY (t)",
) {
  const parts = ends.map(
    (end, i) => `PARTITION w${i} VALUES LESS THAN (${end === "MAXVALUE" ? end : `'${end}'`})`,
  );
  await db.admin.query(
    `CREATE TABLE ${name} (${column}${index}) PARTITION BY RANGE COLUMNS (t) (${parts.join(", ")})`,
  );
}

describe("a partition up to MAXVALUE", () => {
  it("is split while it is empty", async () => {
    await weeklyTable("empty_max", ["2026-06-29", "MAXVALUE"]);

    const { table } = await run("empty_max");

    expect(table.errors).toEqual([]);
    expect(await partitions("empty_max")).toEqual(["w0", ...table.partitionsCreated, "w1"]);
    expect(table.partitionsCreated[0]).toBe("p20260629");
  });

  it("is split with its rows while they are few, and none is lost", async () => {
    await weeklyTable("few_max", ["2026-06-15", "MAXVALUE"]);
    const times = [
      "2026-06-14 00:00:00",
      "2026-06-15 00:00:00",
      "2026-06-24 00:00:00",
      "2099-01-01 00:00:00",
    ];
    await db.admin.query("INSERT INTO few_max VALUES ?", [times.map((time) => [time])]);

    await run("few_max");

    expect(await left("few_max")).toEqual(times);
    expect(await db.count("few_max PARTITION (p20260615)")).toBe(1);
    expect(await db.count("few_max PARTITION (p20260622)")).toBe(1);
    expect(await db.count("few_max PARTITION (w1)")).toBe(1);
  });

  it("is left alone with many rows, which go in batches when they are due", async () => {
    await weeklyTable("many_max", ["2020-01-01", "MAXVALUE"]);
    await db.admin.query(
      `INSERT INTO many_max WITH RECURSIVE s AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM s WHERE i < 999)
       SELECT '2026-05-01' + INTERVAL (a.i * 12 + b.i) MINUTE FROM s AS a JOIN s AS b ON b.i < 12`,
    );
    await db.admin.query("INSERT INTO many_max VALUES ('2026-05-23 00:00:00'), ('2026-06-28 00:00:00')");

    const { table } = await run("many_max");

    expect(table).toMatchObject({ errors: [], partitionsCreated: [], rowsRemoved: 12_000, finished: true });
    expect(table.notes).toEqual([
      expect.stringContaining("the partition w1 takes everything up to MAXVALUE"),
    ]);
    expect(await left("many_max")).toEqual(["2026-05-23 00:00:00", "2026-06-28 00:00:00"]);
  });
});

describe("the first partition", () => {
  it("of a nullable column is emptied, not dropped: it is where NULL lies", async () => {
    await weeklyTable("nulls", ["2026-05-23", "2026-05-30", "2026-06-06"], "t DATETIME NULL");
    await db.admin.query("INSERT INTO nulls VALUES (NULL), ('2026-05-22'), ('2026-05-29'), ('2026-06-01')");

    const { table } = await run("nulls");

    expect(table).toMatchObject({
      errors: [],
      partitionsRemoved: ["w1"],
      rowsRemoved: 1,
      rowsWithoutTime: 1,
    });
    expect(await left("nulls")).toEqual([null, "2026-06-01 00:00:00"]);
  });

  it("with a zero date in it is emptied, not dropped", async () => {
    await db.admin.query("SET sql_mode = ''");
    await weeklyTable("zero", ["2026-05-23", "2026-06-06"]);
    await db.admin.query("INSERT INTO zero VALUES ('0000-00-00'), ('2026-05-22'), ('2026-06-01')");

    const { table } = await run("zero");

    expect(table).toMatchObject({ errors: [], partitionsRemoved: [], rowsRemoved: 1, rowsWithoutTime: 1 });
    expect(await left("zero")).toEqual(["0000-00-00 00:00:00", "2026-06-01 00:00:00"]);
  });
});

describe("partitions that are not as the policy says", () => {
  it("all over: the coming ones are created first, so that all may go", async () => {
    await weeklyTable("all_over", ["2026-05-09", "2026-05-16"]);
    await db.admin.query("INSERT INTO all_over VALUES ('2026-05-08'), ('2026-05-15')");

    const { table } = await run("all_over");

    expect(table).toMatchObject({ errors: [], finished: true, rowsOverdue: 0, oldestRow: null });
    expect(table.partitionsRemoved).toEqual(["w0", "w1"]);
    expect(table.partitionsCreated[0]).toBe("p20260530");
    expect(await partitions("all_over")).toEqual(table.partitionsCreated);
  });

  it("too long: what is due goes in batches", async () => {
    await weeklyTable("long_parts", ["2026-01-01", "2027-01-01"]);
    await db.admin.query("INSERT INTO long_parts VALUES ('2026-05-22'), ('2026-05-23'), ('2026-06-28')");

    const { table } = await run("long_parts");

    expect(table).toMatchObject({ errors: [], partitionsRemoved: ["w0"], rowsRemoved: 1, rowsOverdue: 0 });
    expect(await left("long_parts")).toEqual(["2026-05-23 00:00:00", "2026-06-28 00:00:00"]);
  });

  it("too long and without an index: an error, and the rows are overdue", async () => {
    await weeklyTable("long_no_index", ["2026-01-01", "2027-01-01"], "t DATETIME NOT NULL", "");
    await db.admin.query("INSERT INTO long_no_index VALUES ('2026-01-05'), ('2026-06-28')");

    const { table, run: summary } = await run("long_no_index");

    expect(table.errors).toEqual([expect.stringContaining("no usable index begins with the column t")]);
    expect(table).toMatchObject({
      partitionsRemoved: ["w0"],
      rowsOverdue: 1,
      oldestRow: "2026-01-05T00:00:00.000Z",
    });
    expect(summary.ok).toBe(false);
  });

  it("without an index but as long as the policy says: nothing is missing", async () => {
    await weeklyTable("no_index", ["2026-05-30", "2026-06-06"], "t DATETIME NOT NULL", "");
    await db.admin.query("INSERT INTO no_index VALUES ('2026-05-29'), ('2026-05-30')");

    const { table } = await run("no_index");

    expect(table).toMatchObject({
      errors: [],
      partitionsRemoved: ["w0"],
      oldestRow: "2026-05-30T00:00:00.000Z",
    });
  });

  it("not mentioned in the policy: the new ones are as long as the last, and the rest of the rows goes by the day", async () => {
    await weeklyTable("unmentioned", ["2026-05-27", "2026-06-03", "2026-06-10"]);
    await db.admin.query("INSERT INTO unmentioned VALUES ('2026-05-26'), ('2026-05-29'), ('2026-05-30')");

    const { table } = await run("unmentioned", {});

    expect(table).toMatchObject({ errors: [], partitionsRemoved: ["w0"], rowsRemoved: 1 });
    expect(table.partitionsCreated.slice(0, 2)).toEqual(["p20260610", "p20260617"]);
    expect(await left("unmentioned")).toEqual(["2026-05-30 00:00:00"]);
  });

  it("by another column: rows are deleted in batches, and a note says so", async () => {
    await db.admin.query(
      `CREATE TABLE by_id (id INT, t DATETIME, KEY (t)) PARTITION BY RANGE (id)
       (PARTITION low VALUES LESS THAN (10), PARTITION high VALUES LESS THAN MAXVALUE)`,
    );
    await db.admin.query(
      "INSERT INTO by_id VALUES (1, '2020-01-01'), (20, '2020-01-01'), (30, '2026-06-28')",
    );

    const { table } = await run("by_id");

    expect(table).toMatchObject({ errors: [], partitionsRemoved: [], rowsRemoved: 2, finished: true });
    expect(table.notes).toEqual([expect.stringContaining("is not partitioned by RANGE on t")]);
    expect(await partitions("by_id")).toEqual(["low", "high"]);
  });

  it("with a name that is taken: a new one gets another", async () => {
    await db.admin.query(
      `CREATE TABLE taken (t DATETIME NOT NULL, KEY (t)) PARTITION BY RANGE COLUMNS (t)
       (PARTITION P20260706 VALUES LESS THAN ('2026-07-06'))`,
    );

    const { table } = await run("taken");

    expect(table.errors).toEqual([]);
    expect(table.partitionsCreated[0]).toBe("p20260706_2");
  });

  it("with partitions inside partitions: each is named once", async () => {
    await db.admin.query(
      `CREATE TABLE subs (id INT NOT NULL, t DATETIME NOT NULL, KEY (t)) PARTITION BY RANGE (TO_DAYS(t))
       SUBPARTITION BY HASH (id) SUBPARTITIONS 2
       (PARTITION a VALUES LESS THAN (${days("2026-05-23")}), PARTITION b VALUES LESS THAN (${days("2026-06-06")}))`,
    );
    await db.admin.query("INSERT INTO subs VALUES (1, '2026-05-22'), (2, '2026-05-22'), (3, '2026-06-01')");

    const { table } = await run("subs");

    expect(table).toMatchObject({ errors: [], partitionsRemoved: ["a"] });
    expect(await db.count("subs")).toBe(1);
  });
});

describe("an account that may not change partitions", () => {
  it("still deletes nothing young, fails, and says which privilege it lacks", async () => {
    await weeklyTable("granted", ["2026-05-23", "2026-06-06"]);
    await db.admin.query("INSERT INTO granted VALUES ('2026-05-22'), ('2026-05-30')");
    await db.admin.query("CREATE USER IF NOT EXISTS 'less'@'%' IDENTIFIED BY 'Secret-1'");
    await db.admin.query(`GRANT SELECT, DELETE ON ${db.name}.* TO 'less'@'%'`);
    const connection = await db.connect({ user: "less", password: "Secret-1" });
    await connection.query("SET timestamp = ?", [seconds("2026-06-29")]);

    const { table, run: summary } = await runPurge(connection, [thirtyDays(db.name, "granted", weekly)]);
    await db.admin.query("DROP USER 'less'@'%'");

    expect(summary.ok).toBe(false);
    expect(table.errors).toEqual([
      expect.stringMatching(
        /^creating the coming partitions: the account lacks a privilege: \w+ \(error 1142, SQLSTATE 42000\)$/,
      ),
      expect.stringMatching(/^dropping the partition w0: the account lacks a privilege/),
    ]);
    expect(await left("granted")).toContain("2026-05-30 00:00:00");
  });
});
