import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW } from "./overdue-table";
import { watchStatements } from "./statements";

const ROWS = 300_000;

onEveryServer((db) => {
  const purge = async (name: string, dryRun = false): Promise<Ran> =>
    runPurge(await db.connectAt(NOW), [thirtyDays(db.name, name)], { dryRun });

  describe("a limit for statements that an administrator has put on every session", () => {
    const [variable, least] =
      db.server.version.vendor === "MySQL" ? ["max_execution_time", 1] : ["max_statement_time", 0.001];

    beforeAll(async () => {
      await db.admin.query(
        "CREATE TABLE many (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))",
      );
      await db.admin.query(
        `INSERT INTO many (t) SELECT '2020-01-01' + INTERVAL i SECOND FROM ${numbersBelow(ROWS)} AS n`,
      );
      await db.admin.query("INSERT INTO many (t) VALUES ('2026-06-29')");
      // No less than what it takes to connect and to begin; the count of the rows takes many times as long.
      await db.admin.query(`SET GLOBAL ${variable} = ${least}`);
    });
    afterAll(() => db.admin.query(`SET GLOBAL ${variable} = 0`));

    it("is there: it ends the count of somebody else", async () => {
      const other = await db.connect();

      const counting = other.query(`SELECT COUNT(*) FROM ${db.name}.many WHERE SHA1(t) < 'x'`);

      await expect(counting).rejects.toMatchObject({
        errno: db.server.version.vendor === "MySQL" ? 3024 : 1969,
      });
    });

    it("ends neither a dry run nor a run", async () => {
      expect((await purge("many", true)).run).toMatchObject({ ok: true, rowsRemoved: ROWS });

      const { run, table } = await purge("many");

      expect(table).toMatchObject({ errors: [], rowsRemoved: ROWS, rowsOverdue: 0, finished: true });
      expect(run.ok).toBe(true);
      expect(await db.column("SELECT CAST(t AS CHAR) FROM many")).toEqual(["2026-06-29 00:00:00"]);
    });
  });

  describe("a transaction that may hold no more than a few rows", () => {
    beforeAll(async () => {
      await db.admin.query("SET GLOBAL max_binlog_cache_size = 4194304");
    });
    afterAll(() => db.admin.query("SET GLOBAL max_binlog_cache_size = 18446744073709547520"));

    it.each([
      ["with a primary key", "id INT PRIMARY KEY"],
      ["without one", "id INT"],
      ["to which others refer", "id INT PRIMARY KEY, up INT, FOREIGN KEY (up) REFERENCES wide (id)"],
    ])("takes all rows of a table %s, in smaller batches", async (_, columns) => {
      await db.admin.query(`DROP TABLE IF EXISTS wide`);
      await db.admin.query(`CREATE TABLE wide (${columns}, t DATETIME NOT NULL, note MEDIUMTEXT, KEY (t))`);
      await fill(900, "REPEAT('x', 20480)");
      const connection = await db.connectAt(NOW);
      const statements = watchStatements(connection);

      const { run, table } = await runPurge(connection, [thirtyDays(db.name, "wide")], {
        configuration: {
          batch: { firstRows: 500, leastRows: 50, mostRows: 10_000, targetMilliseconds: 1000, pauseShare: 0 },
        },
      });

      expect(table).toMatchObject({ errors: [], rowsRemoved: 900, finished: true });
      expect(run.ok).toBe(true);
      // 200 rows of 20 KB are the limit.
      expect(statements.filter((sql) => sql.startsWith("DELETE")).length).toBeGreaterThan(4);
    });

    it.each([
      ["with a primary key", "id INT PRIMARY KEY"],
      ["without one", "id INT"],
    ])(
      "refuses a row of a table %s that is larger by itself, by name, and the others go",
      async (_, columns) => {
        await db.admin.query(`DROP TABLE IF EXISTS wide`);
        await db.admin.query(`CREATE TABLE wide (${columns}, t DATETIME NOT NULL, note MEDIUMTEXT, KEY (t))`);
        await fill(99, "'small'");
        await withoutLimit(
          `INSERT INTO wide (id, t, note) VALUES (99, '2020-01-01 00:00:30.5', REPEAT('x', 1024 * 1024))`,
        );

        // The least there is: a row of a few bytes fits in.
        await db.admin.query("SET GLOBAL max_binlog_cache_size = 4096");

        const { run, table } = await purge("wide");

        expect(table.errors).toEqual([
          expect.stringMatching(
            /^1 row that is due cannot go: .*one row is more than max_binlog_cache_size lets through/,
          ),
        ]);
        expect(table).toMatchObject({ rowsRemoved: 99, rowsOverdue: 1, finished: false });
        expect(run.ok).toBe(false);
        expect(await db.column("SELECT id FROM wide")).toEqual([99]);
      },
    );

    const fill = (rows: number, note: string): Promise<void> =>
      withoutLimit(
        `INSERT INTO wide (id, t, note) SELECT i, '2020-01-01' + INTERVAL i SECOND, ${note} FROM ${numbersBelow(rows)} AS n`,
      );

    /** What a test prepares is larger than what it lets through. */
    async function withoutLimit(sql: string): Promise<void> {
      await db.admin.query("SET GLOBAL max_binlog_cache_size = 18446744073709547520");
      const other = await db.connect();
      await other.query(`USE ${db.name}; ${sql}`);
      other.destroy();
      await db.admin.query("SET GLOBAL max_binlog_cache_size = 4194304");
    }
  });
});
