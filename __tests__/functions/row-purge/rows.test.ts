import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";

const NOW = "2026-06-30 12:00:00";
/** Thirty days before. */
const CUTOFF = "2026-05-31 12:00:00";

onEveryServer((db) => {
  async function table(name: string, type: string, times: readonly (string | null)[]): Promise<void> {
    await db.admin.query(
      `SET time_zone = '+00:00'; CREATE TABLE ${name} (id INT AUTO_INCREMENT PRIMARY KEY, t ${type}, KEY (t))`,
    );
    if (times.length > 0)
      await db.admin.query(`INSERT INTO ${name} (t) VALUES ?`, [times.map((time) => [time])]);
  }

  const left = (name: string): Promise<unknown[]> =>
    db.column(`SELECT CAST(t AS CHAR) FROM ${name} ORDER BY t, id`);

  describe("a row at the cut-off", () => {
    it.each(["DATETIME", "TIMESTAMP NULL"])(
      "of the type %s stays until it is older than the period",
      async (type) => {
        const name = `edge_${type.split(" ")[0]}`;
        await table(name, type, ["2026-05-31 11:59:59", CUTOFF, "2026-05-31 12:00:01"]);

        const { run, table: line } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, name)]);

        expect(await left(name)).toEqual([CUTOFF, "2026-05-31 12:00:01"]);
        expect(line).toMatchObject({
          rowsRemoved: 1,
          oldestRow: "2026-05-31T12:00:00.000Z",
          rowsOverdue: 0,
          finished: true,
        });
        expect(run).toMatchObject({ ok: true, rowsRemoved: 1 });
      },
    );

    it("goes by the fraction of its second", async () => {
      await table("fraction", "DATETIME(6)", ["2026-05-31 11:59:59.999999", "2026-05-31 12:00:00.000000"]);

      await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "fraction")]);

      expect(await left("fraction")).toEqual(["2026-05-31 12:00:00.000000"]);
    });

    it("of the type DATE stays until the whole of its day is older", async () => {
      await table("edge_date", "DATE", ["2026-05-30", "2026-05-31", "2026-06-01"]);

      await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "edge_date")]);
      expect(await left("edge_date")).toEqual(["2026-05-31", "2026-06-01"]);

      await runPurge(await db.connectAt("2026-07-01 00:00:00"), [thirtyDays(db.name, "edge_date")]);
      expect(await left("edge_date")).toEqual(["2026-06-01"]);
    });
  });

  describe("the calendar", () => {
    it("counts days of 24 hours over a leap day", async () => {
      await table("leap", "DATETIME", [
        "2024-02-28 11:59:59",
        "2024-02-29 00:00:00",
        "2024-02-29 11:59:59",
        "2024-02-29 12:00:00",
      ]);

      await runPurge(await db.connectAt("2024-03-30 12:00:00"), [thirtyDays(db.name, "leap")]);

      expect(await left("leap")).toEqual(["2024-02-29 12:00:00"]);
    });

    it("takes two years for 730 days, of which a leap year has 366", async () => {
      await table("years", "DATETIME", ["2023-03-02 00:00:00", "2023-03-01 23:59:59", "2023-03-02 00:00:01"]);

      await runPurge(await db.connectAt("2025-03-01 00:00:00"), [
        thirtyDays(db.name, "years", { deleteAfterDays: 730, overdueAfterDays: 731 }),
      ]);

      expect(await left("years")).toEqual(["2023-03-02 00:00:00", "2023-03-02 00:00:01"]);
    });
  });

  describe("a session in another time zone", () => {
    // The local server's own zone is New York's: clocks go forward on 2026-03-08 at 07:00 UTC and back on 2026-11-01 at 06:00 UTC.
    it.each([
      ["+08:00", "2026-06-30 12:00:00"],
      ["SYSTEM", "2026-04-07 06:30:00"],
      ["SYSTEM", "2026-04-07 07:30:00"],
      ["SYSTEM", "2026-03-08 07:00:00"],
      ["SYSTEM", "2026-12-01 05:30:00"],
      ["SYSTEM", "2026-12-01 06:30:00"],
    ])("of %s deletes by UTC at %s", async (zone, now) => {
      const ago = (seconds: number): string =>
        new Date(Date.parse(`${now.replace(" ", "T")}Z`) - 30 * 86_400_000 - seconds * 1000)
          .toISOString()
          .slice(0, 19)
          .replace("T", " ");
      await db.admin.query("DROP TABLE IF EXISTS zoned, zoned_stamp");
      await table("zoned", "DATETIME", [ago(1), ago(0), ago(-1)]);
      await table("zoned_stamp", "TIMESTAMP NULL", [ago(1), ago(0), ago(-1)]);
      const connection = await db.connectAt(now);
      await connection.query("SET time_zone = ?", [zone]);

      const { run } = await runPurge(connection, [
        thirtyDays(db.name, "zoned"),
        thirtyDays(db.name, "zoned_stamp"),
      ]);

      expect(run).toMatchObject({ ok: true, rowsRemoved: 2 });
      expect(await left("zoned")).toEqual([ago(0), ago(-1)]);
      expect(await left("zoned_stamp")).toEqual([ago(0), ago(-1)]);
    });

    it("does not move with the time zone of the process", async () => {
      const before = process.env["TZ"];
      process.env["TZ"] = "America/New_York";
      try {
        await table("process_zone", "DATETIME", ["2026-02-08 06:59:59", "2026-02-08 07:00:00"]);

        await runPurge(await db.connectAt("2026-03-10 07:00:00"), [thirtyDays(db.name, "process_zone")]);
      } finally {
        if (before === undefined) delete process.env["TZ"];
        else process.env["TZ"] = before;
      }

      expect(await left("process_zone")).toEqual(["2026-02-08 07:00:00"]);
    });
  });

  describe("rows without a time", () => {
    it("are left alone and counted, and so are zero dates", async () => {
      await db.admin.query("SET sql_mode = ''");
      await table("untimed", "DATETIME NULL", [null, "2020-01-01 00:00:00", null, "0000-00-00 00:00:00"]);

      const { table: line } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "untimed")]);

      expect(await left("untimed")).toEqual([null, null, "0000-00-00 00:00:00"]);
      expect(line).toMatchObject({ rowsRemoved: 1, rowsWithoutTime: 3, oldestRow: null, errors: [] });
    });
  });

  describe("a run", () => {
    it("once more finds nothing to do", async () => {
      await table("twice", "DATETIME", ["2020-01-01 00:00:00", "2026-06-30 00:00:00"]);
      await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "twice")]);

      const { run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "twice")]);

      expect(run).toMatchObject({ ok: true, rowsRemoved: 0, finished: true });
      expect(await db.count("twice")).toBe(1);
    });

    it("deletes more than one batch, the oldest rows first", async () => {
      await table("many", "DATETIME", []);
      await db.admin.query(
        `INSERT INTO many (t) SELECT '2026-01-01' + INTERVAL i MINUTE FROM ${numbersBelow(950)} AS n`,
      );
      const connection = await db.connectAt(NOW);
      const statements: string[] = [];
      const query = connection.query.bind(connection) as (...args: unknown[]) => Promise<never>;
      jest.spyOn(connection, "query").mockImplementation((...args: unknown[]) => {
        statements.push((args[0] as { sql?: string }).sql ?? String(args[0]));
        return query(...args);
      });

      const { table: line } = await runPurge(connection, [thirtyDays(db.name, "many")]);

      const deletes = statements.filter((sql) => sql.startsWith("DELETE"));
      expect(line).toMatchObject({ rowsRemoved: 950, finished: true });
      expect(deletes.length).toBeGreaterThan(2);
      const [plan] = await db.admin.query(`EXPLAIN FORMAT=TRADITIONAL ${deletes[0]!}`, [
        "1000-01-01 00:00:00",
        CUTOFF,
      ]);
      expect((plan as { key: string }[])[0]!.key).toBe("t");
    });

    it("that is dry changes nothing and says what it would remove", async () => {
      await table("dry", "DATETIME", ["2020-01-01 00:00:00", "2020-01-02 00:00:00", "2026-06-30 00:00:00"]);
      const [before] = await db.column("CHECKSUM TABLE dry");

      const { run, table: line } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "dry")], {
        dryRun: true,
      });

      expect(run).toMatchObject({ ok: true, dryRun: true, rowsRemoved: 2 });
      expect(line).toMatchObject({ rowsRemoved: 2, rowsOverdue: 2, oldestRow: "2020-01-01T00:00:00.000Z" });
      expect(await db.count("dry")).toBe(3);
      expect(await db.column("CHECKSUM TABLE dry")).toEqual([before]);
    });

    it("takes any name for a name", async () => {
      await db.admin.query("CREATE TABLE `odd``; DROP.x'\"` (`a.b``c` DATETIME, KEY (`a.b``c`))");
      await db.admin.query("INSERT INTO `odd``; DROP.x'\"` VALUES ('2020-01-01'), ('2026-06-30')");

      const { run } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "odd`; DROP.x'\"", { timeColumn: "a.b`c" }),
      ]);

      expect(run).toMatchObject({ ok: true, rowsRemoved: 1 });
      expect(await db.count("`odd``; DROP.x'\"`")).toBe(1);
    });
  });

  describe("a table that cannot be purged", () => {
    const { hiddenIndex } = db.server.version;
    const hiding = hiddenIndex
      ? [["hides its index", `CREATE TABLE bad (t DATETIME, KEY k (t) ${hiddenIndex})`, "no usable index"]]
      : [];
    it.each([
      ["is missing", "", "the table does not exist"],
      ["lacks the column", "CREATE TABLE bad (id INT)", "the table has no column t"],
      [
        "holds its times as text",
        "CREATE TABLE bad (t VARCHAR(30), KEY (t))",
        "the column t is of the type varchar; allowed: datetime, date, timestamp",
      ],
      ["is a view", "CREATE VIEW bad AS SELECT NOW() AS t", "is not a table with rows of its own"],
      [
        "has no index",
        "CREATE TABLE bad (id INT PRIMARY KEY, t DATETIME)",
        "no usable index begins with the column t",
      ],
      [
        "has the column second in its index",
        "CREATE TABLE bad (id INT, t DATETIME, KEY (id, t))",
        "no usable index",
      ],
      ...hiding,
    ])("because it %s is an error, and the others go on", async (_, create, message) => {
      await db.drop("bad");
      await db.drop("good");
      if (create) await db.admin.query(create);
      await table("good", "DATETIME", ["2020-01-01 00:00:00"]);

      const { run, tables } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "bad"),
        thirtyDays(db.name, "good"),
      ]);

      expect(tables.map(({ errors }) => errors)).toEqual([[expect.stringContaining(message)], []]);
      expect(run).toMatchObject({ ok: false, tablesFailed: 1, rowsRemoved: 1, finished: false });
      expect(tables[0]).toMatchObject({ rowsOverdue: null, rowsWithoutTime: null, rowsInTheFuture: null });
      expect(run.rowsOverdue).toBeNull();
      expect(await db.count("good")).toBe(0);
    });
  });
});
