import { setTimeout as sleep } from "node:timers/promises";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW, PartitionedTables, weekly } from "./partitioned-tables";
import { watchStatements } from "./statements";

const DUE = 120;
const EVERY_MS = 20;

onEveryServer((db) => {
  const tables = new PartitionedTables(db);
  const day = (i: number): string =>
    new Date(Date.parse("2026-05-30T00:00:00Z") + i * 86_400_000).toISOString().slice(0, 10);

  describe(`${DUE} partitions that are over`, () => {
    it("go with one statement, and with all of their rows, which are counted", async () => {
      await tables.create(
        "daily",
        Array.from({ length: DUE + 1 }, (_, i) => day(i + 1 - DUE)),
        "t DATETIME NULL",
      );
      // As many in a partition as its number; none in the first.
      for (let i = 1; i <= DUE; i++)
        await db.admin.query(
          `INSERT INTO daily SELECT '${day(i - DUE)}' + INTERVAL i SECOND FROM ${numbersBelow(i)} AS n`,
        );
      const connection = await db.connectAt(NOW);
      const statements = watchStatements(connection);

      const { run, table } = await runPurge(connection, [
        thirtyDays(db.name, "daily", { partitionDays: 1, overdueAfterDays: 32 }),
      ]);

      // The first one takes NULL, so it stays; the last one is not over.
      const removed = ((DUE - 1) * DUE) / 2;
      expect(table.errors).toEqual([]);
      expect(table.partitionsRemoved).toHaveLength(DUE - 1);
      expect(run).toMatchObject({ ok: true, rowsRemoved: removed, partitionsRemoved: DUE - 1 });
      expect(await db.count("daily")).toBe(DUE);
      expect(statements.filter((sql) => /^ALTER TABLE .* DROP PARTITION/.test(sql))).toHaveLength(1);
      expect(statements.filter((sql) => sql.startsWith("LOCK TABLES"))).toHaveLength(1);
    });
  });

  describe("a partition with more rows than are counted at once", () => {
    it.each(["DATETIME(6) NOT NULL", "DATE NOT NULL"])(
      "of a column of %s, many of them of one time, is counted exactly",
      async (type) => {
        await db.admin.query("DROP TABLE IF EXISTS large");
        await tables.create("large", ["2026-05-01", "2026-05-20", "2026-07-04"], `t ${type}`);
        for (const [time, rows] of [
          ["2026-05-02 00:00:00.000001", 100_005],
          ["2026-05-03 00:00:00.000002", 99_999],
          ["2026-05-03 00:00:00.000003", 2],
          ["2026-05-04", 7],
          ["2026-06-01", 11],
        ] as const) {
          const value = type.startsWith("DATE ") ? time.slice(0, 10) : time;
          await db.admin.query(`INSERT INTO large SELECT '${value}' FROM ${numbersBelow(rows)} AS n`);
        }

        const { table } = await tables.purge("large");

        expect(table).toMatchObject({ errors: [], partitionsRemoved: ["w0", "w1"], rowsRemoved: 200_013 });
        expect(await db.count("large")).toBe(11);
      },
    );
  });

  describe("a table that an idle transaction holds", () => {
    it("makes the run fail, and say who, and most inserts of others get through meanwhile", async () => {
      await tables.create("held", ["2026-05-23", "2026-06-06", "2026-07-11"]);
      await db.admin.query("INSERT INTO held VALUES ('2026-05-22'), ('2026-06-28')");
      const reader = await db.connect();
      await reader.query(`BEGIN; SELECT * FROM ${db.name}.held LIMIT 1`);
      const writer = await db.connect();
      let [due, through, isInserting] = [0, 0, false];
      const inserting = setInterval(() => {
        due++;
        // One that still waits stands in the way of the next.
        if (isInserting) return;
        isInserting = true;
        void writer.query(`INSERT INTO ${db.name}.held VALUES ('2026-06-28 12:00:00')`).then(() => {
          through++;
          isInserting = false;
        });
      }, EVERY_MS);

      const { run, table } = await tables.purge("held", weekly);
      clearInterval(inserting);
      await reader.query("ROLLBACK");
      while (isInserting) await sleep(EVERY_MS);

      const isKnown = db.server.version.vendor === "MySQL";
      expect(table.errors).toEqual([
        expect.stringMatching(
          isKnown
            ? `^creating the coming partitions: session ${reader.threadId} holds the table, idle in an open transaction for \\d+ s$`
            : /^creating the coming partitions: .*holds the table/,
        ),
      ]);
      expect(table).toMatchObject({ partitionsRemoved: [], partitionsCreated: [], finished: false });
      expect(run.ok).toBe(false);
      expect(due).toBeGreaterThan(100);
      expect(through / due).toBeGreaterThan(0.8);
      expect((await tables.purge("held", weekly)).table).toMatchObject({
        errors: [],
        partitionsRemoved: ["w0"],
      });
    });
  });
});
