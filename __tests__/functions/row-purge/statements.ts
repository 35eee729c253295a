import type { Connection } from "mysql2/promise";

/**
 * Watches the statements of a connection.
 *
 * @param before is told each, with its number from 0 on, and waited for, before it is sent; what it throws stands for the server's answer.
 * @returns all that were sent.
 */
export function watchStatements(
  connection: Connection,
  before: (sql: string, i: number) => unknown = () => {},
): readonly string[] {
  const statements: string[] = [];
  const query = connection.query.bind(connection) as (...args: unknown[]) => Promise<never>;
  jest.spyOn(connection, "query").mockImplementation(async (...args: unknown[]) => {
    const sql = typeof args[0] === "string" ? args[0] : (args[0] as { sql: string }).sql;
    statements.push(sql);
    await before(sql, statements.length - 1);
    return query(...args);
  });
  return statements;
}
