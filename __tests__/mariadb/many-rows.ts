import type { Connection } from "mysql2/promise";

const DIGITS =
  "(SELECT 0 AS i UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";

/**
 * Inserts 1,000,000 rows, a second apart, into `(t, note)`.
 *
 * @param from the time of the first.
 */
export async function insertMillion(connection: Connection, table: string, from: string): Promise<void> {
  const digits = ["a", "b", "c", "d", "e", "f"];
  const number = digits.map((name, i) => `${name}.i * ${10 ** i}`).join(" + ");
  await connection.query(
    `INSERT INTO ${table} (t, note)
     SELECT ? + INTERVAL (${number}) SECOND, REPEAT('x', 100) FROM ${digits.map((name) => `${DIGITS} AS ${name}`).join(" JOIN ")}`,
    [from],
  );
}
