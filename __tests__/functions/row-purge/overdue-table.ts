import { setTimeout as sleep } from "node:timers/promises";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import type { TestDatabase } from "../../mysql-servers/test-database";

export const NOW = "2026-06-30 12:00:00";
export const NOW_MS = Date.parse("2026-06-30T12:00:00Z");

/** Batches that are small whatever happens, so that a test can come in between. */
export const SLOW = {
  batch: { firstRows: 10, leastRows: 10, mostRows: 10, targetMilliseconds: 1, pauseShare: 0 },
};

/** Makes a table of rows that are due, a second apart, and one that is not. */
export async function overdueTable({ admin }: TestDatabase, name: string, rows: number): Promise<void> {
  await admin.query(`DROP TABLE IF EXISTS ${name}`);
  await admin.query(`CREATE TABLE ${name} (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME, KEY (t))`);
  await admin.query(
    `INSERT INTO ${name} (t) SELECT '2020-01-01' + INTERVAL i SECOND FROM ${numbersBelow(rows)} AS n`,
  );
  await admin.query(`INSERT INTO ${name} (t) VALUES ('2026-06-30')`);
}

/** Waits until a purge that is under way has come so far. */
export async function untilCountBelow(db: TestDatabase, name: string, rows: number): Promise<void> {
  while ((await db.count(name)) >= rows) await sleep(5);
}
