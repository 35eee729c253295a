import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LOCK_NAME } from "../../../functions/row-purge/database";
import { configurationFor, runPurge, thirtyDays } from "../../mariadb/run-purge";
import { useTestDatabase } from "../../mariadb/test-database";

const NOW = "2026-06-30 12:00:00";
const NOW_MS = Date.parse("2026-06-30T12:00:00Z");
const HOUR_MS = 3_600_000;

const db = useTestDatabase();

// A second for each lock that is waited for, three times over.
jest.setTimeout(30_000);

/** Rows that are due, a second apart, and one that is not. */
async function overdueTable(name: string, rows: number): Promise<void> {
  await db.admin.query(`DROP TABLE IF EXISTS ${name}`);
  await db.admin.query(`CREATE TABLE ${name} (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME, KEY (t))`);
  await db.admin.query("SET SESSION cte_max_recursion_depth = 1000000").catch(() => {});
  await db.admin.query(
    `INSERT INTO ${name} (t) WITH RECURSIVE s AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM s WHERE i < 999)
     SELECT '2020-01-01' + INTERVAL (a.i * 1000 + b.i) SECOND FROM s AS a JOIN s AS b ON a.i * 1000 + b.i < ${rows}`,
  );
  await db.admin.query(`INSERT INTO ${name} (t) VALUES ('2026-06-30')`);
}

const slow = { batch: { firstRows: 10, leastRows: 10, mostRows: 10, targetMilliseconds: 1, pauseShare: 0 } };

async function untilCountBelow(name: string, rows: number): Promise<void> {
  while ((await db.count(name)) >= rows) await sleep(5);
}

describe("two clocks", () => {
  it.each([
    ["ahead of", HOUR_MS + 1000],
    ["behind", -HOUR_MS - 1000],
  ])(
    "more than an hour apart, that of the database %s the other, stop the run",
    async (which, difference) => {
      await overdueTable("clocks", 3);

      const { run, tables } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "clocks")], {
        clock: () => NOW_MS - difference,
      });

      expect(run).toMatchObject({ ok: false, rowsRemoved: 0, finished: false });
      expect(run.error).toContain(
        `the clock of the database is 3601 seconds ${which} the clock of the function`,
      );
      expect(tables).toEqual([]);
      expect(await db.count("clocks")).toBe(4);
    },
  );

  it("an hour apart do not", async () => {
    await overdueTable("clocks", 3);

    const { run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "clocks")], {
      clock: () => NOW_MS - HOUR_MS,
    });

    expect(run).toMatchObject({ ok: true, rowsRemoved: 3 });
  });
});

describe("two runs at once", () => {
  it("are one: the second stops with an error and touches nothing", async () => {
    await overdueTable("twice", 2000);
    const first = runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "twice")], { configuration: slow });
    await untilCountBelow("twice", 2001);

    const second = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "twice")]);

    expect(second.run).toMatchObject({ ok: false, rowsRemoved: 0 });
    expect(second.run.error).toBe(`another run is under way: it holds the lock ${LOCK_NAME}`);
    expect((await first).run).toMatchObject({ ok: true, rowsRemoved: 2000 });
  });

  it("one after the other both run: the lock is released, after an error too", async () => {
    await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "missing")]);

    const [holder] = await db.column(`SELECT IS_USED_LOCK('${LOCK_NAME}')`);

    expect(holder).toBeNull();
  });
});

describe("a lock of somebody else's", () => {
  it("on a row fails the table, not the others, and is gone by the next run", async () => {
    await overdueTable("locked", 5);
    await overdueTable("free", 5);
    const other = await db.connect();
    await other.query(`BEGIN; SELECT * FROM ${db.name}.locked ORDER BY t LIMIT 1 FOR UPDATE`);

    const { run, tables } = await runPurge(await db.connectAt(NOW), [
      thirtyDays(db.name, "locked"),
      thirtyDays(db.name, "free"),
    ]);
    await other.query("ROLLBACK");
    const again = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "locked")]);

    expect(tables[0]?.errors).toEqual([
      expect.stringMatching(/^deleting rows: somebody else holds a lock: .*1205/),
    ]);
    expect(tables[0]).toMatchObject({ rowsOverdue: 5, finished: false });
    expect(tables[1]).toMatchObject({ errors: [], rowsRemoved: 5 });
    expect(run.ok).toBe(false);
    expect(again.run).toMatchObject({ ok: true, rowsRemoved: 5 });
  });

  it("on the table keeps a partition from being dropped: its rows go in batches, and the run fails", async () => {
    await db.admin.query(
      `CREATE TABLE busy (t DATETIME NOT NULL, KEY (t)) PARTITION BY RANGE COLUMNS (t)
       (PARTITION a VALUES LESS THAN ('2026-05-01'), PARTITION b VALUES LESS THAN ('2027-06-01'))`,
    );
    await db.admin.query("INSERT INTO busy VALUES ('2026-04-30')");
    const reader = await db.connect();
    await reader.query(`BEGIN; SELECT * FROM ${db.name}.busy`);

    const { table } = await runPurge(await db.connectAt(NOW), [
      thirtyDays(db.name, "busy", { partitionDays: 365 }),
    ]);
    await reader.query("ROLLBACK");

    expect(table.errors).toContainEqual(
      expect.stringMatching(/^dropping the partition a: somebody else holds a lock: .*1205/),
    );
    expect(table).toMatchObject({ partitionsRemoved: [], rowsRemoved: 1, finished: false });
    expect(await db.count("busy")).toBe(0);
  });
});

describe("the end of the time", () => {
  it("stops a run in good order; later ones go on until all is gone", async () => {
    await overdueTable("deadline", 3000);
    const tables = [thirtyDays(db.name, "deadline")];
    const configuration = { ...slow, deadlineSeconds: 1 };
    configuration.batch = { ...slow.batch, pauseShare: 20 };

    const { run, table } = await runPurge(await db.connectAt(NOW), tables, { configuration });
    const rest = await db.count("deadline");
    const next = await runPurge(await db.connectAt(NOW), tables);

    expect(table).toMatchObject({ errors: [], finished: false });
    expect(table.rowsRemoved).toBeGreaterThan(0);
    expect(table.rowsRemoved + rest).toBe(3001);
    expect(table.rowsOverdue).toBe(rest - 1);
    expect(run.ok).toBe(false);
    expect(next.run).toMatchObject({ ok: true, rowsRemoved: rest - 1, finished: true });
  });

  it("is no failure while nothing is overdue", async () => {
    await db.admin.query("CREATE TABLE backlog (t DATETIME, KEY (t))");
    await db.admin.query(
      `INSERT INTO backlog WITH RECURSIVE s AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM s WHERE i < 999)
       SELECT '2026-05-30 18:00:00' + INTERVAL i SECOND FROM s`,
    );

    const { run, table } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "backlog")], {
      configuration: { ...slow, batch: { ...slow.batch, pauseShare: 50 }, deadlineSeconds: 1 },
    });

    expect(table).toMatchObject({ finished: false, rowsOverdue: 0 });
    expect(run).toMatchObject({ ok: true, finished: false });
  });
});

describe("a run that is killed", () => {
  it("is taken up by the next one where it stopped", async () => {
    await overdueTable("killed", 5000);
    const configuration = configurationFor([thirtyDays(db.name, "killed")], slow);
    const child = spawn(
      process.execPath,
      [
        ...["-r", "ts-node/register", join(__dirname, "../../mariadb/purge-process.ts")],
        JSON.stringify({ address: db.address, configuration, now: NOW_MS }),
      ],
      { stdio: "ignore" },
    );
    await untilCountBelow("killed", 4990);
    child.kill("SIGKILL");
    await once(child, "exit");
    while ((await db.column(`SELECT IS_FREE_LOCK('${LOCK_NAME}')`))[0] !== 1) await sleep(10);
    const rest = await db.count("killed");

    const { run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "killed")]);

    expect(rest).toBeGreaterThan(1);
    expect(rest).toBeLessThan(4990);
    expect(run).toMatchObject({ ok: true, rowsRemoved: rest - 1 });
    expect(await db.column("SELECT CAST(t AS CHAR) FROM killed")).toEqual(["2026-06-30 00:00:00"]);
  });
});

describe("a database that goes away in the middle", () => {
  it("fails the run, with every table in its report, and nothing young is gone", async () => {
    await overdueTable("away", 5000);
    await overdueTable("after", 5);
    const connection = await db.connectAt(NOW);
    const running = runPurge(connection, [thirtyDays(db.name, "away"), thirtyDays(db.name, "after")], {
      configuration: slow,
    });
    await untilCountBelow("away", 4990);
    await db.admin.query(`KILL ${connection.threadId}`);

    const { run, tables } = await running;

    expect(run).toMatchObject({ ok: false, tablesFailed: 2, finished: false });
    expect(tables[0]?.errors).toContain("the connection to the database was lost");
    expect(tables[1]?.errors).toEqual(["the connection to the database was lost"]);
    expect(await db.column("SELECT MAX(CAST(t AS CHAR)) FROM away")).toEqual(["2026-06-30 00:00:00"]);
  });
});

describe("an account without a privilege", () => {
  it("fails the table that it may not delete from, and the others go on", async () => {
    await overdueTable("readable", 3);
    await overdueTable("deletable", 3);
    await overdueTable("invisible", 3);
    await db.admin.query("CREATE USER 'purger'@'%' IDENTIFIED BY 'Secret-1'");
    await db.admin.query(`GRANT SELECT ON ${db.name}.readable TO 'purger'@'%'`);
    await db.admin.query(`GRANT SELECT, DELETE ON ${db.name}.deletable TO 'purger'@'%'`);
    const connection = await db.connect({ user: "purger", password: "Secret-1" });
    await connection.query("SET timestamp = ?", [NOW_MS / 1000]);

    const { tables, run } = await runPurge(
      connection,
      ["readable", "deletable", "invisible"].map((name) => thirtyDays(db.name, name)),
    );
    await db.admin.query("DROP USER 'purger'@'%'");

    expect(tables.map(({ errors }) => errors)).toEqual([
      [
        expect.stringMatching(
          /^deleting rows: the account lacks a privilege: \w+ \(error 1142, SQLSTATE 42000\)$/,
        ),
      ],
      [],
      ["the table does not exist, or the account has no privilege on it"],
    ]);
    expect(run).toMatchObject({ ok: false, tablesFailed: 2, rowsRemoved: 3 });
  });
});

describe("what is printed", () => {
  it("never holds the value of a row, even where the server's error does", async () => {
    await db.admin.query("CREATE TABLE leaky (name VARCHAR(50), t DATETIME, KEY (t))");
    await db.admin.query("INSERT INTO leaky VALUES ('Ada Lovelace', '2020-01-01')");
    await db.admin.query("CREATE TABLE archive (name VARCHAR(50) PRIMARY KEY)");
    await db.admin.query("INSERT INTO archive VALUES ('Ada Lovelace')");
    await db.admin.query(
      "CREATE TRIGGER leak BEFORE DELETE ON leaky FOR EACH ROW INSERT INTO archive VALUES (OLD.name)",
    );

    const { printed, table } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "leaky")]);

    expect(table.errors).toEqual(["deleting rows: ER_DUP_ENTRY (error 1062, SQLSTATE 23000)"]);
    expect(printed).not.toContain("Lovelace");
  });
});

describe("tables with many rows", () => {
  it("take turns only when one is through: each of them is done in one run", async () => {
    await overdueTable("turn_a", 500);
    await overdueTable("turn_b", 500);

    const { run } = await runPurge(await db.connectAt(NOW), [
      thirtyDays(db.name, "turn_a"),
      thirtyDays(db.name, "turn_b"),
    ]);

    expect(run).toMatchObject({ ok: true, rowsRemoved: 1000, tables: 2 });
  });
});
