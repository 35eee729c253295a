import type { Connection } from "mysql2/promise";
import { numbersBelow } from "./many-numbers";

/**
 * Inserts 1,000,000 rows, a second apart, into `(t, note)`.
 *
 * @param from the time of the first.
 */
export async function insertMillion(connection: Connection, table: string, from: string): Promise<void> {
  await connection.query(
    `INSERT INTO ${table} (t, note)
     SELECT ? + INTERVAL i SECOND, REPEAT('x', 100) FROM ${numbersBelow(1_000_000)} AS n`,
    [from],
  );
}
