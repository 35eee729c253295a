import type { TableConfiguration } from "../../../functions/row-purge/configuration";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW, NOW_MS } from "./overdue-table";

/** Thirty days before NOW, in UTC: 2026-05-31 12:00:00. */
const CUTOFF = NOW_MS - 30 * 86_400_000;
const HOUR_MS = 3_600_000;

/** By a clock that is so many hours ahead of UTC. */
const local = (moment: number, hours: number): string =>
  new Date(moment + hours * HOUR_MS).toISOString().slice(0, 19).replace("T", " ");

onEveryServer((db) => {
  const purge = async (changes: Partial<TableConfiguration>, dryRun = false): Promise<Ran> =>
    runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "timed", changes)], { dryRun });
  const left = (): Promise<unknown[]> => db.column("SELECT CAST(t AS CHAR) FROM timed ORDER BY t IS NULL, t");

  async function table(type: string, times: readonly unknown[], partitions = ""): Promise<void> {
    await db.admin.query(`SET time_zone = '+00:00', sql_mode = ''; DROP TABLE IF EXISTS timed`);
    await db.admin.query(`CREATE TABLE timed (t ${type}, KEY (t)) ${partitions}`);
    await db.admin.query("INSERT INTO timed VALUES ?", [times.map((time) => [time])]);
  }

  describe.each([
    ["+08:00", 8],
    ["-08:00", -8],
    ["+05:45", 5.75],
  ])("a column in the zone %s", (timeZone, hours) => {
    it("of the type DATETIME is exact at the cut-off, and shown in UTC", async () => {
      await table(
        "DATETIME",
        [CUTOFF - 1000, CUTOFF, CUTOFF + 1000, NOW_MS].map((moment) => local(moment, hours)),
      );

      const { table: line } = await purge({ timeZone });

      expect(await left()).toEqual([CUTOFF, CUTOFF + 1000, NOW_MS].map((moment) => local(moment, hours)));
      expect(line).toMatchObject({
        ...{ rowsRemoved: 1, rowsOverdue: 0, rowsInTheFuture: 0, errors: [] },
        ...{ oldestRow: "2026-05-31T12:00:00.000Z", youngestRow: "2026-06-30T12:00:00.000Z" },
      });
    });

    it("of the type DATE loses the days that are wholly over there", async () => {
      await table("DATE", ["2026-05-29", "2026-05-30", "2026-05-31", "2026-06-01"]);

      await purge({ timeZone });

      // There the cut-off is at 20:00, 04:00 and 17:45 of the same day.
      expect(await left()).toEqual(["2026-05-31", "2026-06-01"]);
    });

    it.each(["DATETIME", "DATE"])("of the type %s is partitioned in midnights of its own", async (type) => {
      const at = local(CUTOFF, hours).slice(0, 10);
      const midnight = (day: number): string =>
        new Date(Date.parse(`${at}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
      const partitions = [-1, 0, 1].map((day, i) => `PARTITION p${i} VALUES LESS THAN ('${midnight(day)}')`);
      await table(
        `${type} NOT NULL`,
        [midnight(-2), midnight(-1), midnight(0)],
        `PARTITION BY RANGE COLUMNS (t) (${partitions.join(", ")})`,
      );

      const { table: line } = await purge({ timeZone, partitionDays: 1 });

      expect(line).toMatchObject({ errors: [], partitionsRemoved: ["p0", "p1"], rowsRemoved: 2 });
      expect(line.partitionsCreated[0]).toBe(`p${midnight(1).replaceAll("-", "")}`);
      const [bound] = await db.column(
        `SELECT PARTITION_DESCRIPTION FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = '${db.name}'
           AND TABLE_NAME = 'timed' AND PARTITION_NAME = '${line.partitionsCreated[0]}'`,
      );
      expect(String(bound).slice(1, 11)).toBe(midnight(2));
    });
  });

  describe("a zone that the policy does not say", () => {
    it("is found out before anything is deleted, and the line shows the youngest row", async () => {
      await table("DATETIME", [local(CUTOFF - HOUR_MS, 8), local(NOW_MS, 8)]);
      await db.admin.query(
        `INSERT INTO timed SELECT '${local(NOW_MS, 8)}' - INTERVAL i MINUTE FROM ${numbersBelow(1440)} AS n`,
      );

      const { run, table: line } = await purge({});

      expect(line.errors).toEqual([expect.stringContaining("another time zone than the policy says")]);
      expect(line).toMatchObject({
        rowsRemoved: 0,
        youngestRow: "2026-06-30T20:00:00.000Z",
        rowsInTheFuture: 466,
      });
      expect(run.ok).toBe(false);
      expect(await db.count("timed")).toBe(1442);
      expect((await purge({}, true)).table.errors).toEqual(line.errors);
    });

    it("is not, of a few rows in a hundred, or of stray ones far ahead: these are counted", async () => {
      await table("DATETIME", ["2020-01-01", "2099-01-01", "2099-01-02", "9999-12-31 23:59:59"]);
      await db.admin.query(
        `INSERT INTO timed SELECT '${NOW}' - INTERVAL i MINUTE FROM ${numbersBelow(200)} AS n`,
      );
      await db.admin.query(
        `INSERT INTO timed VALUES ('${NOW}' + INTERVAL 3 HOUR), ('${NOW}' + INTERVAL 14 MINUTE)`,
      );

      const { run, table: line } = await purge({});

      expect(line).toMatchObject({
        errors: [],
        rowsRemoved: 1,
        rowsInTheFuture: 4,
        youngestRow: "9999-12-31T23:59:59.000Z",
      });
      expect(run).toMatchObject({ ok: true, rowsInTheFuture: 4 });
    });

    it("is an error of a TIMESTAMP, which has none", async () => {
      await table("TIMESTAMP NULL", ["2020-01-01"]);

      expect((await purge({ timeZone: "+08:00" })).table.errors).toEqual([
        expect.stringContaining("take timeZone out of the policy"),
      ]);
      expect(await db.count("timed")).toBe(1);
    });
  });

  describe.each([
    ["INT UNSIGNED", "seconds", 1000],
    ["BIGINT", "seconds", 1000],
    ["BIGINT", "milliseconds", 1],
    ["BIGINT UNSIGNED", "milliseconds", 1],
  ] as const)("an %s of %s", (type, unit, one) => {
    const value = (moment: number): number => moment / one;

    it("is exact at the cut-off", async () => {
      await table(type, [value(CUTOFF) - 1, value(CUTOFF), value(CUTOFF) + 1, value(NOW_MS)]);

      const { table: line } = await purge({ unit });

      expect(await left()).toEqual([value(CUTOFF), value(CUTOFF) + 1, value(NOW_MS)].map(String));
      expect(line).toMatchObject({
        errors: [],
        rowsRemoved: 1,
        youngestRow: "2026-06-30T12:00:00.000Z",
        rowsOverdue: 0,
      });
    });

    it("of 0, NULL and below 0 has no time", async () => {
      const below = type.endsWith("UNSIGNED") ? [] : [-1, -1_000_000];
      await table(type, [0, null, ...below, value(CUTOFF) - 1, value(NOW_MS)]);

      const { table: line } = await purge({ unit });

      expect(line).toMatchObject({ errors: [], rowsRemoved: 1, rowsWithoutTime: 2 + below.length });
      expect(await db.count("timed")).toBe(3 + below.length);
    });

    it("of nothing but 0 and NULL is no wrong unit", async () => {
      await table(type, [0, 0, null]);

      const { run, table: line } = await purge({ unit });

      expect(run.ok).toBe(true);
      expect(line).toMatchObject({ errors: [], rowsRemoved: 0, rowsWithoutTime: 3, youngestRow: null });
    });

    it("that counts in the other unit is refused, and nothing is deleted", async () => {
      const other = one === 1 ? "seconds" : "milliseconds";
      await table(
        type,
        [CUTOFF - 1000, CUTOFF, NOW_MS].map((moment) => value(moment)),
      );

      const { run, table: line } = await purge({ unit: other });

      expect(line.errors).toEqual([expect.stringContaining("counts in another unit than the policy says")]);
      expect(line.youngestRow).not.toBeNull();
      expect(run).toMatchObject({ ok: false, rowsRemoved: 0 });
      expect(await db.count("timed")).toBe(3);
    });
  });

  describe("an integer that no date can hold", () => {
    it("is counted like any stray row, and the other tables are still reported", async () => {
      await table("BIGINT", ["9223372036854775807", CUTOFF - 1]);
      await db.admin.query(`INSERT INTO timed SELECT ${NOW_MS} - i * 1000 FROM ${numbersBelow(100)} AS n`);

      const { run, table: line } = await purge({ unit: "milliseconds" });

      expect(line).toMatchObject({
        errors: [],
        rowsRemoved: 1,
        rowsInTheFuture: 1,
        youngestRow: "+275760-09-13T00:00:00.000Z",
      });
      expect(run).toMatchObject({ ok: true, tables: 1 });
    });
  });
});
