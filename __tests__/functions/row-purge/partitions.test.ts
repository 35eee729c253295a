import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { days, PartitionedTables, seconds, weekly } from "./partitioned-tables";

onEveryServer((db) => {
  const tables = new PartitionedTables(db);

  /** The ends of three partitions: before, exactly at, and after the cut-off. */
  const ENDS = ["2026-05-23", "2026-05-30", "2026-06-06"] as const;
  const TIMES = ["2026-05-22 23:59:59", "2026-05-29 23:59:59", "2026-05-30 00:00:00", "2026-06-05 00:00:00"];

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
      await db.admin.query(
        `CREATE TABLE p (t ${type}, KEY (t)) PARTITION BY ${method} (${parts.join(", ")})`,
      );
      await db.admin.query("INSERT INTO p VALUES ?", [
        TIMES.map((time) => [type.startsWith("DATE ") ? time.slice(0, 10) : time]),
      ]);
    });

    it("loses the partitions that lie wholly beyond the period, and gets the coming ones", async () => {
      const { table, run: summary } = await tables.purge("p");

      expect(table).toMatchObject({
        errors: [],
        partitionsRemoved: ["old0", "old1"],
        rowsRemoved: 2,
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
      expect(await tables.partitions("p")).toEqual(["old2", ...coming]);
      expect(table.partitionsCreated).toEqual(coming);
    });

    it("takes inserts in its new partitions, each in the right one", async () => {
      await tables.purge("p");
      await db.admin.query(
        "INSERT INTO p VALUES ('2026-06-12 12:00:00'), ('2026-06-13 00:00:00'), ('2026-07-31')",
      );

      expect(await db.count("p PARTITION (p20260606)")).toBe(1);
      expect(await db.count("p PARTITION (p20260613)")).toBe(1);
      expect(await db.count("p PARTITION (p20260725)")).toBe(1);
    });

    it("has nothing more to do in a second run", async () => {
      await tables.purge("p");

      const { table } = await tables.purge("p");

      expect(table).toMatchObject({
        partitionsRemoved: [],
        partitionsCreated: [],
        rowsRemoved: 0,
        finished: true,
      });
    });

    it("is left as it is by a dry run, which says what it would do", async () => {
      const [before] = await db.column("SELECT COUNT(*) FROM p");

      const { table } = await tables.purge("p", weekly, { dryRun: true });

      expect(table).toMatchObject({
        errors: [],
        partitionsRemoved: ["old0", "old1"],
        rowsRemoved: 2,
        dryRun: true,
      });
      expect(table.partitionsCreated).toHaveLength(8);
      expect(await tables.partitions("p")).toEqual(["old0", "old1", "old2"]);
      expect(await db.count("p")).toBe(before);
    });
  });

  describe("a partition up to MAXVALUE", () => {
    it("is split while it is empty", async () => {
      await tables.create("empty_max", ["2026-06-29", "MAXVALUE"]);

      const { table } = await tables.purge("empty_max");

      expect(table.errors).toEqual([]);
      expect(await tables.partitions("empty_max")).toEqual(["w0", ...table.partitionsCreated, "w1"]);
      expect(table.partitionsCreated[0]).toBe("p20260629");
    });

    it("is split with its rows while they are few, and none is lost", async () => {
      await tables.create("few_max", ["2026-06-15", "MAXVALUE"]);
      const times = [
        "2026-06-14 00:00:00",
        "2026-06-15 00:00:00",
        "2026-06-24 00:00:00",
        "2099-01-01 00:00:00",
      ];
      await db.admin.query("INSERT INTO few_max VALUES ?", [times.map((time) => [time])]);

      await tables.purge("few_max");

      expect(await tables.left("few_max")).toEqual(times);
      expect(await db.count("few_max PARTITION (p20260615)")).toBe(1);
      expect(await db.count("few_max PARTITION (p20260622)")).toBe(1);
      expect(await db.count("few_max PARTITION (w1)")).toBe(1);
    });

    it("is left alone with many rows, which go in batches when they are due", async () => {
      await tables.create("many_max", ["2020-01-01", "MAXVALUE"]);
      await db.admin.query(
        `INSERT INTO many_max SELECT '2026-05-01' + INTERVAL i MINUTE FROM ${numbersBelow(12_000)} AS n`,
      );
      await db.admin.query("INSERT INTO many_max VALUES ('2026-05-23 00:00:00'), ('2026-06-28 00:00:00')");

      const { table } = await tables.purge("many_max");

      expect(table).toMatchObject({ partitionsCreated: [], rowsRemoved: 12_000, finished: false });
      expect(table.errors).toEqual([
        expect.stringContaining(
          "the partition w1 takes everything up to MAXVALUE and holds more than 10000 rows",
        ),
      ]);
      expect(await tables.left("many_max")).toEqual(["2026-05-23 00:00:00", "2026-06-28 00:00:00"]);
    });
  });

  describe("the first partition", () => {
    it("of a nullable column is emptied, not dropped: it is where NULL lies", async () => {
      await tables.create("nulls", ["2026-05-23", "2026-05-30", "2026-06-06"], "t DATETIME NULL");
      await db.admin.query("INSERT INTO nulls VALUES (NULL), ('2026-05-22'), ('2026-05-29'), ('2026-06-01')");

      const { table } = await tables.purge("nulls");

      expect(table).toMatchObject({
        errors: [],
        partitionsRemoved: ["w1"],
        rowsRemoved: 2,
        rowsWithoutTime: 1,
      });
      expect(await tables.left("nulls")).toEqual([null, "2026-06-01 00:00:00"]);
    });

    it("with a zero date in it is emptied, not dropped", async () => {
      await db.admin.query("SET sql_mode = ''");
      await tables.create("zero", ["2026-05-23", "2026-06-06"]);
      await db.admin.query("INSERT INTO zero VALUES ('0000-00-00'), ('2026-05-22'), ('2026-06-01')");

      const { table } = await tables.purge("zero");

      expect(table).toMatchObject({ errors: [], partitionsRemoved: [], rowsRemoved: 1, rowsWithoutTime: 1 });
      expect(await tables.left("zero")).toEqual(["0000-00-00 00:00:00", "2026-06-01 00:00:00"]);
    });
  });
});
