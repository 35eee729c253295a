import fc from "fast-check";
import type { TableConfiguration } from "../../../functions/row-purge/configuration";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";

const DAY_MS = 86_400_000;

/** How a column keeps a moment, in milliseconds since 1970. */
interface Kept {
  readonly changes: Partial<TableConfiguration>;
  readonly write: (moment: number) => string | number;
  /** Whether all that the value may stand for is before the cut-off. */
  readonly isOlder: (moment: number, cutoff: number) => boolean;
}

const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => {
  const minutes = Math.abs(quarters) * 15;
  const two = (n: number): string => String(n).padStart(2, "0");
  const timeZone = `${quarters < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { timeZone, ms: quarters * 15 * 60_000 };
});
const sqlTime = (moment: number): string => new Date(moment).toISOString().slice(0, 23).replace("T", " ");

const KINDS: readonly (readonly [string, fc.Arbitrary<Kept>])[] = [
  [
    "DATETIME(3)",
    offsets.map(({ timeZone, ms }) => ({
      changes: { timeZone },
      write: (moment) => sqlTime(moment + ms),
      isOlder: (moment, cutoff) => moment < cutoff,
    })),
  ],
  [
    "DATE",
    offsets.map(({ timeZone, ms }) => ({
      changes: { timeZone },
      write: (moment) => sqlTime(moment + ms).slice(0, 10),
      isOlder: (moment, cutoff) => Math.floor((moment + ms) / DAY_MS) < Math.floor((cutoff + ms) / DAY_MS),
    })),
  ],
  [
    "INT UNSIGNED",
    fc.constant<Kept>({
      changes: { unit: "seconds" },
      write: (moment) => Math.floor(moment / 1000),
      isOlder: (moment, cutoff) => Math.floor(moment / 1000) * 1000 < cutoff,
    }),
  ],
  [
    "BIGINT",
    fc.constant<Kept>({
      changes: { unit: "milliseconds" },
      write: (moment) => moment,
      isOlder: (moment, cutoff) => moment < cutoff,
    }),
  ],
];

onEveryServer((db) => {
  describe.each(KINDS)("for any rows in a column of %s, in any zone or unit", (type, kinds) => {
    it("what is left is exactly what is not older than the period", async () => {
      await db.admin.query("DROP TABLE IF EXISTS random");
      await db.admin.query(
        `CREATE TABLE random (id INT AUTO_INCREMENT PRIMARY KEY, t ${type} NULL, KEY (t))`,
      );
      const connection = await db.connect();
      const scenario = fc.record({
        kept: kinds,
        now: fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2037, 11, 31) }),
        days: fc.integer({ min: 1, max: 1000 }),
        fromCutoff: fc.array(
          fc.oneof(
            fc.constantFrom(-1000, -1, 0, 1, 1000),
            fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }),
            fc.integer({ min: -3000 * DAY_MS, max: 400 * DAY_MS }),
          ),
          { maxLength: 40 },
        ),
      });

      await fc.assert(
        fc.asyncProperty(scenario, async ({ kept, now, days, fromCutoff }) => {
          const cutoff = now - days * DAY_MS;
          const moments = fromCutoff
            .map((offset) => cutoff + offset)
            // Before 2000, an integer is no time; just ahead of the clock, many rows are a wrong zone: other tests.
            .filter(
              (moment) => moment > Date.UTC(2000, 0, 2) && (moment <= now || moment > now + 3 * DAY_MS),
            );
          await db.admin.query("DELETE FROM random");
          if (moments.length > 0)
            await db.admin.query("INSERT INTO random (t) VALUES ?", [
              moments.map((moment) => [kept.write(moment)]),
            ]);
          // The server takes seconds as a float and cuts off: half a millisecond more, and no millisecond is lost.
          await connection.query("SET timestamp = ?", [(now + 0.5) / 1000]);

          const { run } = await runPurge(connection, [
            thirtyDays(db.name, "random", {
              ...kept.changes,
              deleteAfterDays: days,
              overdueAfterDays: days + 1,
            }),
          ]);

          const stay = moments.filter((moment) => !kept.isOlder(moment, cutoff));
          const left = await db.column("SELECT CAST(t AS CHAR) FROM random");
          expect(left.sort()).toEqual(stay.map((moment) => String(kept.write(moment))).sort());
          expect(run).toMatchObject({ ok: true, rowsRemoved: moments.length - stay.length, finished: true });
        }),
        { numRuns: 40 },
      );
    });
  });
});
