import { insertMillion } from "../../mariadb/many-rows";
import { runPurge, thirtyDays } from "../../mariadb/run-purge";
import { useTestDatabase } from "../../mariadb/test-database";
import { Writers } from "../../mariadb/writers";

const MILLION = 1_000_000;
const YOUNG = 1000;
const WRITERS = 4;

const db = useTestDatabase();

describe("1,000,000 rows that are due, with writers inserting at the same time", () => {
  it("are gone, and no insert is lost, and no young row is gone", async () => {
    await db.admin.query(
      "CREATE TABLE big (id BIGINT AUTO_INCREMENT PRIMARY KEY, t DATETIME(3), note VARCHAR(120), KEY (t))",
    );
    await insertMillion(db.admin, "big", "2020-01-01 00:00:00");
    await db.admin.query(
      `INSERT INTO big (t, note) WITH RECURSIVE s AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM s WHERE i < ${YOUNG})
       SELECT UTC_TIMESTAMP(3) - INTERVAL 29 DAY + INTERVAL i SECOND, 'young' FROM s`,
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
