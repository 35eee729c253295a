import fc from "fast-check";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { onEveryServer } from "../../mysql-servers/on-every-server";

const DAY_MS = 86_400_000;
onEveryServer((db) => {
  /** Rows by their age in milliseconds, most of them near the cut-off. */
  const scenario = fc.record({
    now: fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2037, 11, 31) }),
    days: fc.integer({ min: 1, max: 1000 }),
    fromCutoff: fc.array(
      fc.oneof(
        fc.constantFrom(-1000, -1, 0, 1, 1000),
        fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }),
        fc.integer({ min: -4000 * DAY_MS, max: 400 * DAY_MS }),
        fc.constant(null),
      ),
      { maxLength: 40 },
    ),
    zone: fc.constantFrom("+00:00", "+13:00", "-11:30", "SYSTEM"),
    batch: fc.integer({ min: 1, max: 20 }),
  });

  const sqlTime = (moment: number): string => new Date(moment).toISOString().slice(0, 23).replace("T", " ");

  async function fill(times: readonly (string | null)[]): Promise<void> {
    await db.admin.query("SET time_zone = '+00:00'; DELETE FROM random");
    if (times.length > 0)
      await db.admin.query("INSERT INTO random (t) VALUES ?", [times.map((time) => [time])]);
  }

  async function clockedAt(connection: Connection, now: number, zone: string): Promise<void> {
    // The server takes seconds as a float and cuts off: half a millisecond more, and no millisecond is lost.
    await connection.query("SET timestamp = ?, time_zone = ?", [(now + 0.5) / 1000, zone]);
  }

  const left = async (): Promise<(string | null)[]> => {
    const [rows] = await db.admin.query<RowDataPacket[]>("SELECT CAST(t AS CHAR) AS t FROM random");
    return rows.map((row) => row["t"] as string | null).sort();
  };

  describe.each(["DATETIME(3) NULL", "TIMESTAMP(3) NULL", "DATE NULL"])(
    "for any rows in a column of %s",
    (type) => {
      it("what is left is exactly what is not older than the period", async () => {
        await db.admin.query("DROP TABLE IF EXISTS random");
        await db.admin.query(`CREATE TABLE random (id INT AUTO_INCREMENT PRIMARY KEY, t ${type}, KEY (t))`);
        const connection = await db.connect();
        const isDate = type.startsWith("DATE ");

        await fc.assert(
          fc.asyncProperty(scenario, async ({ now, days, fromCutoff, zone, batch }) => {
            const cutoff = now - days * DAY_MS;
            const moments = fromCutoff
              .map((offset) => (offset === null ? null : cutoff + offset))
              // The range of TIMESTAMP.
              .filter((moment) => moment === null || (moment > 1000 && moment < Date.UTC(2038, 0, 19)))
              // Many rows just ahead of the clock are a wrong zone: that is another test.
              .filter((moment) => moment === null || moment <= now || moment > now + 3 * DAY_MS);
            const stored = moments.map((moment) =>
              moment === null ? null : sqlTime(moment).slice(0, isDate ? 10 : 23),
            );
            // A date stays until its day is over.
            const isLeft = (moment: number | null): boolean =>
              moment === null ||
              (isDate ? Math.floor(moment / DAY_MS) >= Math.floor(cutoff / DAY_MS) : moment >= cutoff);
            await fill(stored);
            await clockedAt(connection, now, zone);

            const { run } = await runPurge(
              connection,
              [thirtyDays(db.name, "random", { deleteAfterDays: days, overdueAfterDays: days + 1 })],
              {
                configuration: {
                  batch: {
                    firstRows: batch,
                    leastRows: 1,
                    mostRows: 20,
                    targetMilliseconds: 1,
                    pauseShare: 0,
                  },
                },
              },
            );

            expect(await left()).toEqual(stored.filter((_, i) => isLeft(moments[i]!)).sort());
            expect(run.ok).toBe(true);
          }),
          { numRuns: 60 },
        );
      });
    },
  );

  describe("for any partitions", () => {
    it("nothing young is gone, nothing overdue is left, and inserts find their partition", async () => {
      const connection = await db.connect();
      const partitioned = fc.record({
        now: fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 11, 31) }),
        days: fc.integer({ min: 1, max: 400 }),
        partitionDays: fc.integer({ min: 1, max: 40 }),
        existing: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
        startDaysAgo: fc.integer({ min: 0, max: 600 }),
        open: fc.boolean(),
        ages: fc.array(fc.integer({ min: 0, max: 700 * DAY_MS }), { maxLength: 30 }),
      });

      await fc.assert(
        fc.asyncProperty(
          partitioned,
          async ({ now, days, partitionDays, existing, startDaysAgo, open, ages }) => {
            let end = Math.floor(now / DAY_MS) * DAY_MS - startDaysAgo * DAY_MS;
            const parts = existing.map(
              (length, i) => `PARTITION x${i} VALUES LESS THAN ('${sqlTime((end += length * DAY_MS))}')`,
            );
            if (open) parts.push("PARTITION rest VALUES LESS THAN (MAXVALUE)");
            const times = ages.map((age) => now - age).filter((moment) => open || moment < end);
            await db.admin.query("DROP TABLE IF EXISTS random");
            await db.admin.query(
              `CREATE TABLE random (t DATETIME(3) NOT NULL, KEY (t)) PARTITION BY RANGE COLUMNS (t) (${parts.join(", ")})`,
            );
            await fill(times.map(sqlTime));
            await clockedAt(connection, now, "+00:00");
            const overdueAfterDays = days + partitionDays + 1;

            const { run } = await runPurge(connection, [
              thirtyDays(db.name, "random", { deleteAfterDays: days, partitionDays, overdueAfterDays }),
            ]);
            const kept = await left();
            await db.admin.query("INSERT INTO random VALUES (?), (?)", [
              sqlTime(now),
              sqlTime(now + 30 * DAY_MS),
            ]);

            const atLeast = times.filter((moment) => moment >= now - days * DAY_MS).map(sqlTime);
            expect(kept).toEqual(expect.arrayContaining(atLeast));
            expect(kept.filter((time) => time! < sqlTime(now - (days + partitionDays) * DAY_MS))).toEqual([]);
            expect(kept.filter((time) => !times.map(sqlTime).includes(time!))).toEqual([]);
            expect(run).toMatchObject({ ok: true, rowsOverdue: 0, finished: true });
          },
        ),
        { numRuns: 40 },
      );
    });
  });
});
