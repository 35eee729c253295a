import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { Writers } from "../../mysql-servers/writers";
import { NOW } from "./overdue-table";
import { watchStatements } from "./statements";

const ROWS = 600;
/** On 5.7 each batch that a held row is in waits for a second, and so do its halves. */
const configuration = {
  batch: { firstRows: 16, leastRows: 16, mostRows: 16, targetMilliseconds: 100, pauseShare: 0 },
};
const HELD = "1 row that is due is held by an open transaction of another session: the next run tries again";

onEveryServer((db) => {
  const purge = async (connection = db.connectAt(NOW)): Promise<Ran> =>
    runPurge(await connection, [thirtyDays(db.name, "busy")], { configuration });

  /** Rows that are due, and one that is not. */
  async function table(columns: string, time = "'2020-01-01' + INTERVAL i SECOND"): Promise<void> {
    await db.admin.query(
      `DROP TABLE IF EXISTS busy; CREATE TABLE busy (id INT NOT NULL, ${columns}, KEY (t));
       INSERT INTO busy (id, t) SELECT i, ${time} FROM ${numbersBelow(ROWS)} AS n;
       INSERT INTO busy (id, t) VALUES (${ROWS}, '2026-06-29')`,
    );
  }

  /** Another table, of which one row is due. */
  const free = (): Promise<unknown> =>
    db.admin.query(
      "DROP TABLE IF EXISTS free; CREATE TABLE free (t DATETIME, KEY (t)); INSERT INTO free VALUES ('2020-01-01')",
    );

  const holders: Connection[] = [];
  afterEach(() => holders.splice(0).forEach((holder) => holder.destroy()));

  async function holding(): Promise<Connection> {
    const holder = await db.connect();
    holders.push(holder);
    return holder;
  }

  /** Holds rows until the test lets go of them. */
  async function hold(where: string): Promise<() => Promise<unknown>> {
    const holder = await holding();
    await holder.query(`BEGIN; SELECT * FROM ${db.name}.busy WHERE ${where} FOR UPDATE`);
    return () => holder.query("ROLLBACK");
  }

  describe("a row that is due, and that another session holds", () => {
    it.each([
      ["of a table with a primary key", "t DATETIME, PRIMARY KEY (id)", undefined],
      [
        "of a table with a primary key of two columns",
        "a INT NOT NULL DEFAULT 1, t DATETIME, PRIMARY KEY (a, id)",
        undefined,
      ],
      ["of a table whose rows are all of one day", "t DATE, PRIMARY KEY (id)", "'2020-01-01'"],
      ["of a table without a primary key", "t DATETIME", undefined],
    ])("%s is left alone: all others go, and the line says so", async (_, columns, time) => {
      await table(columns, time);
      const release = await hold(
        columns.includes("KEY")
          ? `${columns.startsWith("a") ? "a = 1 AND " : ""}id = 300`
          : "t = '2020-01-01 00:05:00'",
      );

      const { run, table: line } = await purge();
      await release();

      expect(await db.column("SELECT id FROM busy ORDER BY id")).toEqual([300, ROWS]);
      expect(line).toMatchObject({
        errors: [],
        notes: [HELD],
        rowsRemoved: ROWS - 1,
        rowsOverdue: 1,
        finished: false,
      });
      expect(run).toMatchObject({ ok: false, rowsRemoved: ROWS - 1 });
      expect((await purge()).run).toMatchObject({ ok: true, rowsRemoved: 1 });
    });

    it("goes in the same run if it is let go of before the other tables are through", async () => {
      await table("t DATETIME, PRIMARY KEY (id)");
      await free();
      const release = await hold("id = 300");
      const connection = await db.connectAt(NOW);
      watchStatements(connection, (sql) => (/^DELETE.*`free`/.test(sql) ? release() : undefined));

      const { run, tables } = await runPurge(
        connection,
        ["busy", "free"].map((name) => thirtyDays(db.name, name)),
        { configuration },
      );

      expect(tables[0]).toMatchObject({ errors: [], notes: [], rowsRemoved: ROWS, rowsOverdue: 0 });
      expect(run).toMatchObject({ ok: true, rowsRemoved: ROWS + 1 });
    });

    it("is not alone: six one after the other keep nobody else from going", async () => {
      await table("t DATETIME, PRIMARY KEY (id)");
      const release = await hold("id IN (300, 301, 302, 303, 304, 305)");

      const { table: line } = await purge();
      await release();

      expect(line).toMatchObject({ errors: [], rowsRemoved: ROWS - 6, rowsOverdue: 6 });
      expect(line.notes).toEqual([expect.stringMatching(/^6 rows that are due are held/)]);
    });

    it("keeps nobody from inserting meanwhile", async () => {
      await table("t DATETIME, PRIMARY KEY (id)");
      const release = await hold("t = '2020-01-01 00:05:00'");
      const writers = new Writers([await db.connect()], 50, (connection, _, row) =>
        connection.query(`INSERT INTO ${db.name}.busy VALUES (?, '2026-06-30')`, [10_000 + row]),
      );

      const { table: line } = await purge();
      const { rows } = await writers.stop();
      await release();

      expect(line).toMatchObject({ errors: [], rowsRemoved: ROWS - 1 });
      expect(await db.count("busy WHERE id >= 10000")).toBe(rows);
    });
  });

  describe("a row that is not due, and that another session holds", () => {
    it.each(["t DATETIME, PRIMARY KEY (id)", "t DATETIME"])(
      "of a table of %s is in nobody's way",
      async (columns) => {
        await table(columns);
        const release = await hold("t = '2026-06-29'");

        const { run, table: line } = await purge();
        await release();

        expect(line).toMatchObject({ errors: [], notes: [], rowsRemoved: ROWS, finished: true });
        expect(run.ok).toBe(true);
      },
    );
  });

  describe("a table that another session holds against changes", () => {
    it("fails with the reason, and the others go on", async () => {
      await table("t DATETIME, PRIMARY KEY (id)");
      await free();
      const holder = await holding();
      await holder.query(`LOCK TABLES ${db.name}.busy READ`);

      const { run, tables } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "busy"),
        thirtyDays(db.name, "free"),
      ]);
      await holder.query("UNLOCK TABLES");

      expect(tables[0]?.errors).toEqual([expect.stringContaining("somebody else holds a lock")]);
      expect(tables[1]).toMatchObject({ errors: [], rowsRemoved: 1 });
      expect(run.ok).toBe(false);
      expect(await db.count("busy")).toBe(ROWS + 1);
    });
  });

  describe("a deadlock with another session", () => {
    it("does not fail the run, whoever of the two is given up", async () => {
      await table("t DATETIME, note VARCHAR(1), PRIMARY KEY (id)");
      const other = await holding();
      await other.query(`SET innodb_lock_wait_timeout = 5; USE ${db.name}; BEGIN`);
      // Much work behind it: the server gives up the other one, which has done less.
      await other.query(`UPDATE busy SET note = 'x' WHERE id = ${ROWS} OR id BETWEEN 50 AND 599`);
      let crossed: Promise<unknown> | undefined;
      const connection = await db.connectAt(NOW);
      watchStatements(connection, (sql) => {
        // The deletion waits for row 50, and holds row 0 by then.
        if (sql.startsWith("DELETE") && !crossed)
          crossed = sleep(300).then(() => other.query("UPDATE busy SET note = 'x' WHERE id = 0"));
      });
      const running = purge(Promise.resolve(connection));
      while (!crossed) await sleep(5);
      await crossed.catch(() => {});
      await other.query("ROLLBACK");

      const { run, table: line } = await running;

      expect(line).toMatchObject({ errors: [], rowsRemoved: ROWS, rowsOverdue: 0 });
      expect(run.ok).toBe(true);
    });
  });
});
