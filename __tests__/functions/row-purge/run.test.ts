import { LOCK_NAME } from "../../../functions/row-purge/session";
import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { NOW, NOW_MS, overdueTable, SLOW, untilCountBelow } from "./overdue-table";

const HOUR_MS = 3_600_000;

onEveryServer((db) => {
  // A second for each lock that is waited for, three times over.
  describe("two clocks", () => {
    it.each([
      ["ahead of", HOUR_MS + 1000],
      ["behind", -HOUR_MS - 1000],
    ])(
      "more than an hour apart, that of the database %s the other, stop the run",
      async (which, difference) => {
        await overdueTable(db, "clocks", 3);

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
      await overdueTable(db, "clocks", 3);

      const { run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "clocks")], {
        clock: () => NOW_MS - HOUR_MS,
      });

      expect(run).toMatchObject({ ok: true, rowsRemoved: 3 });
    });
  });

  describe("a foreign key", () => {
    it("keeps a row that is referred to, also where the session came without such checks", async () => {
      await db.admin.query("CREATE TABLE parent (id INT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))");
      await db.admin.query("CREATE TABLE child (parent INT, FOREIGN KEY (parent) REFERENCES parent (id))");
      await db.admin.query("INSERT INTO parent VALUES (1, '2020-01-01')");
      await db.admin.query("INSERT INTO child VALUES (1)");
      const connection = await db.connectAt(NOW);
      await connection.query("SET SESSION foreign_key_checks = 0");

      const { run, table } = await runPurge(connection, [thirtyDays(db.name, "parent")]);

      expect(table).toMatchObject({ errors: [], rowsBlocked: 1, rowsRemoved: 0, finished: false });
      expect(table.notes).toEqual(["1 row that is due cannot go: the foreign key child_ibfk_1 refers to it"]);
      expect(run.ok).toBe(false);
      expect(await db.count("parent")).toBe(1);
    });
  });

  describe("two runs at once", () => {
    it("are one: the second stops with an error and touches nothing", async () => {
      await overdueTable(db, "twice", 2000);
      const first = runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "twice")], {
        configuration: SLOW,
      });
      await untilCountBelow(db, "twice", 2001);

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
    it("on a row keeps this row alone: the others go, and it goes with the next run", async () => {
      await overdueTable(db, "locked", 5);
      await overdueTable(db, "free", 5);
      const other = await db.connect();
      await other.query(`BEGIN; SELECT * FROM ${db.name}.locked ORDER BY t LIMIT 1 FOR UPDATE`);

      const { run, tables } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "locked"),
        thirtyDays(db.name, "free"),
      ]);
      await other.query("ROLLBACK");
      const again = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "locked")]);

      expect(tables[0]).toMatchObject({ errors: [], rowsRemoved: 4, rowsOverdue: 1, finished: false });
      expect(tables[0]?.notes).toEqual([
        "1 row that is due is held by an open transaction of another session: the next run tries again",
      ]);
      expect(tables[1]).toMatchObject({ errors: [], rowsRemoved: 5 });
      expect(run.ok).toBe(false);
      expect(again.run).toMatchObject({ ok: true, rowsRemoved: 1 });
    });

    it("on the table keeps a partition from being dropped: the run fails and says why, and the next one may", async () => {
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
        expect.stringMatching(
          /^creating the coming partitions: (session \d+ holds|somebody holds) the table/,
        ),
      );
      expect(table).toMatchObject({ partitionsRemoved: [], rowsRemoved: 0, finished: false });
      expect(await db.count("busy")).toBe(1);
    });
  });

  describe("an account without a privilege", () => {
    it("fails the table that it may not delete from, and the others go on", async () => {
      await overdueTable(db, "readable", 3);
      await overdueTable(db, "deletable", 3);
      await overdueTable(db, "invisible", 3);
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
        [
          expect.stringMatching(
            /^looking at the table: the account lacks a privilege: .*: grant it SELECT and DELETE on the table, or create the table$/,
          ),
        ],
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

      expect(table.errors).toEqual([
        "1 row that is due cannot go: deleting rows: ER_DUP_ENTRY (error 1062, SQLSTATE 23000)",
      ]);
      expect(printed).not.toContain("Lovelace");
    });
  });

  describe("tables with many rows", () => {
    it("take turns only when one is through: each of them is done in one run", async () => {
      await overdueTable(db, "turn_a", 500);
      await overdueTable(db, "turn_b", 500);

      const { run } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "turn_a"),
        thirtyDays(db.name, "turn_b"),
      ]);

      expect(run).toMatchObject({ ok: true, rowsRemoved: 1000, tables: 2 });
    });
  });
});
