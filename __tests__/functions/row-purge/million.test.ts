import { numbersBelow } from "../../mysql-servers/many-numbers";
import { insertMillion } from "../../mysql-servers/many-rows";
import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { Writers } from "../../mysql-servers/writers";

const MILLION = 1_000_000;
const YOUNG = 1000;
const WRITERS = 4;

onEveryServer((db) => {
  describe("1,000,000 rows that are due, with writers inserting at the same time", () => {
    it("are gone, and no insert is lost, and no young row is gone", async () => {
      await db.admin.query(
        "CREATE TABLE big (id BIGINT AUTO_INCREMENT PRIMARY KEY, t DATETIME(3), note VARCHAR(120), KEY (t))",
      );
      await insertMillion(db.admin, "big", "2020-01-01 00:00:00");
      await db.admin.query(
        `INSERT INTO big (t, note)
       SELECT UTC_TIMESTAMP(3) - INTERVAL 29 DAY + INTERVAL i + 1 SECOND, 'young' FROM ${numbersBelow(YOUNG)} AS n`,
      );
      const connections = await Promise.all(Array.from({ length: WRITERS }, () => db.connect()));
      const writers = new Writers(connections, 250, (connection, writer, row) =>
        connection.query(`INSERT INTO ${db.name}.big (t, note) VALUES (UTC_TIMESTAMP(3), ?)`, [
          `${writer}:${row}`,
        ]),
      );

      const { run, table } = await runPurge(await db.connect(), [thirtyDays(db.name, "big")], {
        clock: Date.now,
        configuration: { deadlineSeconds: 120 },
      });
      const written = await writers.stop();

      expect(table).toMatchObject({ errors: [], rowsRemoved: MILLION, rowsOverdue: 0, finished: true });
      expect(run.ok).toBe(true);
      expect(await db.count("big WHERE note = 'young'")).toBe(YOUNG);
      expect(written.rows).toBeGreaterThan(0);
      expect(await db.column("SELECT COUNT(DISTINCT note) FROM big WHERE note LIKE '%:%'")).toEqual([
        written.rows,
      ]);
      expect(await db.count("big")).toBe(YOUNG + written.rows);
    });
  });
});
