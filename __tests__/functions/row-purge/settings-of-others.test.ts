import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { NOW } from "./overdue-table";

onEveryServer((db) => {
  /** A session that an administrator's defaults, or `init_connect`, have set otherwise. */
  async function sessionWith(...settings: readonly string[]) {
    const connection = await db.connectAt(NOW);
    for (const setting of settings) await connection.query(`SET SESSION ${setting}`);
    return connection;
  }

  async function parents(child: string): Promise<void> {
    await db.admin.query("DROP TABLE IF EXISTS child, parent");
    await db.admin.query("CREATE TABLE parent (id INT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))");
    await db.admin.query(
      `CREATE TABLE child (id INT PRIMARY KEY, pid INT, t DATETIME NOT NULL, KEY (t),
         FOREIGN KEY (pid) REFERENCES parent (id) ON DELETE CASCADE)`,
    );
    await db.admin.query("INSERT INTO parent VALUES (1, '2020-01-01'), (2, '2020-01-01')");
    await db.admin.query(`INSERT INTO child VALUES ${child}`);
  }

  describe("the settings of the session", () => {
    it("do not cut off what the purge looks at: every foreign key is seen", async () => {
      await parents("(1, 1, '2026-06-30')");
      await db.admin.query("DROP TABLE IF EXISTS a_first");
      await db.admin.query(
        "CREATE TABLE a_first (id INT PRIMARY KEY, r INT, FOREIGN KEY (r) REFERENCES a_first (id))",
      );

      const { table } = await runPurge(await sessionWith("sql_select_limit = 1"), [
        thirtyDays(db.name, "parent"),
      ]);

      expect(table).toMatchObject({ errors: [], rowsRemoved: 1, rowsBlocked: 1 });
      expect(await db.count("child")).toBe(1);
    });

    it("do not chain transactions: what is said to be gone is gone", async () => {
      await parents("(1, 1, '2026-06-30')");
      await db.admin.query("DROP TABLE IF EXISTS zplain");
      await db.admin.query(
        "CREATE TABLE zplain (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))",
      );
      await db.admin.query(`INSERT INTO zplain (t) SELECT '2020-01-01' FROM ${numbersBelow(500)} AS n`);
      const connection = await sessionWith("completion_type = 'CHAIN'");

      const { tables } = await runPurge(connection, [
        thirtyDays(db.name, "parent"),
        thirtyDays(db.name, "zplain"),
      ]);
      connection.destroy();

      expect(tables[1]).toMatchObject({ errors: [], rowsRemoved: 500 });
      expect(await db.count("zplain")).toBe(0);
    });
  });

  describe("a day that is none", () => {
    it("keeps the first partition, where it lies though it compares as later", async () => {
      await db.admin.query("SET SESSION sql_mode = ''; DROP TABLE IF EXISTS zero_day");
      await db.admin.query(
        `CREATE TABLE zero_day (id INT, t DATETIME NOT NULL, KEY (t)) PARTITION BY RANGE (TO_DAYS(t))
           (PARTITION p0 VALUES LESS THAN (TO_DAYS('2026-05-01')), PARTITION p1 VALUES LESS THAN (TO_DAYS('2027-06-01')))`,
      );
      await db.admin.query("INSERT INTO zero_day VALUES (1, '2026-06-00'), (2, '2026-04-01')");

      const { table } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "zero_day", { partitionDays: 31 }),
      ]);

      expect(table.partitionsRemoved).toEqual([]);
      expect(await db.column("SELECT id FROM zero_day")).toEqual([1]);
    });
  });

  describe("rows of a composite key with texts in another character set", () => {
    it("are found and deleted, all of them", async () => {
      await db.admin.query("DROP TABLE IF EXISTS latin_child, latin");
      await db.admin.query(
        `CREATE TABLE latin (k VARCHAR(20), n INT, t DATETIME NOT NULL, PRIMARY KEY (k, n), KEY (t)) DEFAULT CHARSET latin1`,
      );
      await db.admin.query(
        `CREATE TABLE latin_child (k VARCHAR(20), n INT, FOREIGN KEY (k, n) REFERENCES latin (k, n)) DEFAULT CHARSET latin1`,
      );
      await db.admin.query(
        `INSERT INTO latin SELECT CONCAT('é', i), i, '2020-01-01' FROM ${numbersBelow(300)} AS n`,
      );
      await db.admin.query("INSERT INTO latin_child VALUES ('é7', 7)");

      const { table } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "latin")]);

      expect(table).toMatchObject({ errors: [], rowsRemoved: 299, rowsBlocked: 1 });
      expect(await db.column("SELECT n FROM latin")).toEqual([7]);
    });
  });

  describe("a trigger that refuses a row", () => {
    it.each(["45000", "45001"])("with the SQLSTATE %s keeps this row alone", async (state) => {
      await db.admin.query("DROP TABLE IF EXISTS guarded");
      await db.admin.query(
        "CREATE TABLE guarded (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))",
      );
      await db.admin.query(`INSERT INTO guarded (t) SELECT '2020-01-01' FROM ${numbersBelow(60)} AS n`);
      await db.admin.query(
        `CREATE TRIGGER refuse BEFORE DELETE ON guarded FOR EACH ROW
           BEGIN IF OLD.id = 30 THEN SIGNAL SQLSTATE '${state}' SET MESSAGE_TEXT = 'no'; END IF; END`,
      );

      const { table, run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "guarded")]);

      expect(table).toMatchObject({ rowsRemoved: 59, rowsOverdue: 1 });
      expect(table.errors).toEqual([expect.stringMatching(/^1 row that is due cannot go: .*error 1644/)]);
      expect(run.ok).toBe(false);
    });
  });

  describe("a table", () => {
    it("without transactions is refused: a batch that fails would be half done", async () => {
      await db.admin.query("DROP TABLE IF EXISTS isam");
      await db.admin.query(
        "CREATE TABLE isam (id INT PRIMARY KEY, t DATETIME NOT NULL, KEY (t)) ENGINE = MyISAM",
      );
      await db.admin.query("INSERT INTO isam VALUES (1, '2020-01-01')");

      const { table } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "isam")]);

      expect(table.errors).toEqual([expect.stringContaining("the engine MyISAM has no transactions")]);
      expect(await db.count("isam")).toBe(1);
    });

    it("that the policy purges as well is not named as a copy", async () => {
      await db.admin.query("DROP TABLE IF EXISTS x, x_old, _x_del");
      for (const name of ["x", "x_old", "_x_del"]) {
        await db.admin.query(`CREATE TABLE ${name} (id INT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))`);
      }

      const { table } = await runPurge(await db.connectAt(NOW), [
        thirtyDays(db.name, "x"),
        thirtyDays(db.name, "x_old"),
      ]);

      expect(table.notes).toEqual([expect.stringMatching(/: _x_del; drop them$/)]);
    });
  });

  describe("a foreign key that is made during a run", () => {
    it("stops the deletion of rows that it may refer to", async () => {
      await db.admin.query("DROP TABLE IF EXISTS late_child, late");
      await db.admin.query(
        "CREATE TABLE late (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME NOT NULL, KEY (t))",
      );
      await db.admin.query(`INSERT INTO late (t) SELECT '2020-01-01' FROM ${numbersBelow(3000)} AS n`);
      const running = runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "late")], {
        configuration: {
          batch: { firstRows: 1, leastRows: 1, mostRows: 1, targetMilliseconds: 1, pauseShare: 10 },
          deadlineSeconds: 120,
        },
      });
      while ((await db.count("late")) > 2990) continue;
      await db.admin.query(
        `CREATE TABLE late_child (pid INT, FOREIGN KEY (pid) REFERENCES late (id) ON DELETE CASCADE)`,
      );
      await db.admin.query("INSERT INTO late_child SELECT MAX(id) FROM late");

      const { table } = await running;

      expect(table.errors).toEqual([
        expect.stringContaining("a foreign key that refers to the table has come or gone"),
      ]);
      expect(await db.count("late_child")).toBe(1);
    });
  });
});
