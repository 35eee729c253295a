import type { TableConfiguration } from "../../../functions/row-purge/configuration";
import { LOCK_NAME } from "../../../functions/row-purge/session";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW } from "./overdue-table";
import { days, seconds } from "./partitioned-tables";
import { watchStatements } from "./statements";

const OLD = "'2020-01-01'";
const YOUNG = "'2026-06-29'";

/** Each kind of table, filled with rows that are due and rows that are not: what the policy says beside its name, and SQL. */
const KINDS: readonly (readonly [string, Partial<TableConfiguration>, string])[] = [
  [
    "plain",
    {},
    `CREATE TABLE plain (id INT PRIMARY KEY, t DATETIME, KEY (t)); INSERT INTO plain VALUES (1, ${OLD}), (2, ${YOUNG})`,
  ],
  [
    "keyless",
    {},
    `CREATE TABLE keyless (t DATETIME, KEY (t)); INSERT INTO keyless VALUES (${OLD}), (${OLD}), (${YOUNG})`,
  ],
  [
    "nullable",
    {},
    `CREATE TABLE nullable (t DATE NULL, KEY (t)); INSERT INTO nullable VALUES (${OLD}), (NULL), (${YOUNG})`,
  ],
  [
    "epoch",
    { unit: "seconds" },
    `CREATE TABLE epoch (t INT UNSIGNED, KEY (t)); INSERT INTO epoch VALUES (1577836800), (0), (${seconds("2026-06-29")})`,
  ],
  [
    "a_parent",
    {},
    `CREATE TABLE a_parent (id INT PRIMARY KEY, t DATETIME, KEY (t)); INSERT INTO a_parent VALUES (1, ${OLD}), (2, ${OLD})`,
  ],
  [
    "child",
    {},
    `CREATE TABLE child (id INT PRIMARY KEY, parent INT, t DATETIME, KEY (t),
       FOREIGN KEY (parent) REFERENCES a_parent (id) ON DELETE CASCADE); INSERT INTO child VALUES (1, 1, ${OLD}), (2, 1, ${YOUNG})`,
  ],
  ...(
    [
      ["columns", "DATETIME", "RANGE COLUMNS (t)", ["'2026-01-01'", "'2026-07-04'"]],
      ["to_days", "DATETIME", "RANGE (TO_DAYS(t))", [days("2026-01-01"), days("2026-07-04")]],
      ["stamps", "TIMESTAMP", "RANGE (UNIX_TIMESTAMP(t))", [seconds("2026-01-01"), seconds("2026-07-04")]],
      ["open_end", "DATETIME", "RANGE COLUMNS (t)", ["'2026-01-01'", "MAXVALUE"]],
    ] as const
  ).map(([name, type, by, [first, second]]): readonly [string, Partial<TableConfiguration>, string] => [
    name,
    { partitionDays: 7 },
    `CREATE TABLE ${name} (t ${type} NOT NULL, KEY (t)) PARTITION BY ${by}
       (PARTITION a VALUES LESS THAN (${first}), PARTITION b VALUES LESS THAN (${second}));
     INSERT INTO ${name} VALUES (${OLD}), ('2026-02-01'), (${YOUNG})`,
  ]),
];

/** Answers of a server to a statement that it does not finish. */
const FAILURES = [
  { code: "ER_QUERY_INTERRUPTED", errno: 1317, sqlState: "70100" },
  { code: "ER_QUERY_TIMEOUT", errno: 3024, sqlState: "HY000" },
];

onEveryServer((db) => {
  const policy = (): readonly TableConfiguration[] =>
    KINDS.map(([name, changes]) => thirtyDays(db.name, name, changes));

  beforeAll(async () => {
    await db.admin.query("SET time_zone = '+00:00'");
    for (const [, , sql] of KINDS) await db.admin.query(sql);
  });

  async function everything(): Promise<unknown> {
    const names = KINDS.map(([name]) => name);
    const checksums = await db.admin.query(`CHECKSUM TABLE ${names.join(", ")}`);
    const definitions = await Promise.all(names.map((name) => db.admin.query(`SHOW CREATE TABLE ${name}`)));
    return [checksums[0], ...definitions.map(([rows]) => rows)];
  }

  async function dryRun(
    before?: (sql: string, i: number) => void,
    tables = policy(),
  ): Promise<Ran & { statements: readonly string[] }> {
    const connection = await db.connectAt(NOW);
    const statements = watchStatements(connection, before);
    try {
      return { ...(await runPurge(connection, tables, { dryRun: true })), statements };
    } finally {
      connection.destroy();
    }
  }

  /** Waits until the lock of a connection that was destroyed is free. */
  const untilFree = (): Promise<unknown> =>
    db.admin.query(`SELECT GET_LOCK('${LOCK_NAME}', 10), RELEASE_LOCK('${LOCK_NAME}')`);

  describe("a dry run", () => {
    it("says what a run would do to every kind of table", async () => {
      const { run, tables } = await dryRun();

      expect(run).toMatchObject({ ok: true, dryRun: true, rowsRemoved: 8 + 4 * 2, rowsBlocked: null });
      expect(tables.map(({ errors }) => errors)).toEqual(KINDS.map(() => []));
      expect(tables.filter(({ partitionsRemoved }) => partitionsRemoved.length === 1)).toHaveLength(4);
    });

    it("sends nothing but SELECT and settings of its session, and changes nothing", async () => {
      const before = await everything();

      const { statements } = await dryRun();

      expect(statements.length).toBeGreaterThan(KINDS.length * 5);
      expect(
        statements.filter((sql) => !/^\s*(SELECT|SET SESSION)\s/.test(sql) || /FOR UPDATE/.test(sql)),
      ).toEqual([]);
      expect(await everything()).toEqual(before);
    });

    /** Quadratic in the number of statements: a table at a time, and the parent with its child. */
    const policies = KINDS.map(([name, changes]) => [{ name, ...changes }]);
    const [parent] = policies.splice(4, 1);
    policies[4]!.unshift(...parent!);

    describe.each(FAILURES)("of which any statement fails with $errno", (failure) => {
      it.each(policies.map((tables) => ({ name: tables.map(({ name }) => name).join(" and "), tables })))(
        "changes nothing in $name, and never says that all went well",
        async ({ tables }) => {
          const before = await everything();
          const policy = tables.map(({ name, ...changes }) => thirtyDays(db.name, name, changes));
          const { length } = (await dryRun(undefined, policy)).statements;
          const lied: string[] = [];

          // The first asks for the time, for the test.
          for (let i = 1; i < length; i++) {
            const { run, statements } = await dryRun((_, at) => {
              if (at === i) throw Object.assign(new Error("no"), failure);
            }, policy);
            const failed = statements[i]!;
            expect(statements.filter((sql) => !/^\s*(SELECT|SET SESSION)\s/.test(sql))).toEqual([]);
            // The end of the connection releases the lock too.
            if (run.ok && !failed.includes("RELEASE_LOCK")) lied.push(failed);
            if (failed.includes("RELEASE_LOCK")) await untilFree();
          }

          expect(length).toBeGreaterThan(10);
          expect(lied).toEqual([]);
          expect(await everything()).toEqual(before);
        },
      );
    });

    it("does not say how many rows would go of a table whose rows it could not count", async () => {
      const { run, tables } = await dryRun((sql) => {
        if (sql.includes("COUNT(*)") && sql.includes("`plain`"))
          throw Object.assign(new Error("no"), FAILURES[0]);
      });

      expect(tables[0]).toMatchObject({
        rowsRemoved: null,
        errors: [expect.stringContaining("1317")],
        finished: false,
      });
      expect(tables.slice(1).every(({ errors }) => errors.length === 0)).toBe(true);
      expect(run).toMatchObject({ ok: false, rowsRemoved: null });
    });

    it("holds a session on which the server itself refuses to change anything", async () => {
      const connection = await db.connectAt(NOW);
      await runPurge(connection, policy(), { dryRun: true });

      for (const sql of [
        "DELETE FROM plain",
        "ALTER TABLE columns DROP PARTITION a",
        "TRUNCATE TABLE plain",
        "DROP TABLE plain",
      ])
        await expect(connection.query(sql.replace(/(plain|columns)/, `${db.name}.$1`))).rejects.toMatchObject(
          { errno: 1792 },
        );
    });

    it("is one of the runs of which there is one at a time", async () => {
      const holder = await db.connect();
      await holder.query(`SELECT GET_LOCK('${LOCK_NAME}', 0)`);

      const { run } = await dryRun();
      await holder.end();

      expect(run).toMatchObject({
        ok: false,
        error: `another run is under way: it holds the lock ${LOCK_NAME}`,
      });
    });

    it("lifts a limit for statements that an administrator has put on every session", async () => {
      const [variable, least] =
        db.server.version.vendor === "MySQL" ? ["max_execution_time", 1] : ["max_statement_time", 0.001];
      await db.admin.query(`SET GLOBAL ${variable} = ${least}`);
      try {
        const { run } = await dryRun();
        expect(run).toMatchObject({ ok: true });
      } finally {
        await db.admin.query(`SET GLOBAL ${variable} = 0`);
      }
    });
  });
});
