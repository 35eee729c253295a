import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW, NOW_MS } from "./overdue-table";
import { PartitionedTables } from "./partitioned-tables";

onEveryServer((db) => {
  const purge = async (name: string, connection = db.connectAt(NOW)): Promise<Ran> =>
    runPurge(await connection, [thirtyDays(db.name, name)]);
  const sql = (statements: string): Promise<unknown> => db.admin.query(statements);

  describe("a binlog of statements", () => {
    async function statements(): ReturnType<typeof db.connectAt> {
      const connection = await db.connectAt(NOW);
      await connection.query("SET SESSION binlog_format = 'STATEMENT'");
      return connection;
    }

    it("keeps a table without a primary key as it is, and says why: a replica could delete other rows", async () => {
      await sql(`CREATE TABLE keyless (t DATETIME, KEY (t)); INSERT INTO keyless VALUES ('2020-01-01')`);

      const { run, table } = await purge("keyless", statements());

      expect(table.errors).toEqual([
        expect.stringMatching(
          /^binlog_format is STATEMENT and the table has no primary key.*set binlog_format to ROW$/,
        ),
      ]);
      expect(run.ok).toBe(false);
      expect(await db.count("keyless")).toBe(1);
    });

    it("takes the rows of a table with a primary key", async () => {
      await sql(
        `CREATE TABLE keyed (id INT PRIMARY KEY, t DATETIME, KEY (t));
         INSERT INTO keyed VALUES (1, '2020-01-01'), (2, '2020-01-01'), (3, '2026-06-29')`,
      );

      const { run } = await purge("keyed", statements());

      expect(run).toMatchObject({ ok: true, rowsRemoved: 2 });
      expect(await db.column("SELECT id FROM keyed")).toEqual([3]);
    });
  });

  describe("copies that an online schema change has left", () => {
    it("are named, and not touched", async () => {
      const copies = [
        "_calls_del",
        "_calls_gho",
        "_calls_ghc",
        "_calls_old",
        "_calls_new",
        "__calls_old",
        "calls_old",
      ];
      for (const name of ["calls", ...copies, "recalls_old", "xcalls_del"])
        await sql(`CREATE TABLE ${name} (t DATETIME, KEY (t)); INSERT INTO ${name} VALUES ('2020-01-01')`);

      const { run, table } = await purge("calls");

      expect(table.notes).toEqual([
        expect.stringMatching(/^copies of the table that nothing purges.*; drop them$/),
      ]);
      const named = /change: (.*);/.exec(table.notes[0]!)?.[1]?.split(", ");
      expect(named?.sort()).toEqual([...copies].sort());
      expect(run).toMatchObject({ ok: true, rowsRemoved: 1 });
      expect(await db.count("_calls_del")).toBe(1);
    });
  });

  describe("a table that the purge has emptied", () => {
    const forgets = db.server.version.vendor === "MySQL" && !db.server.version.isAtLeast(8, 0);
    const note = forgets ? [expect.stringContaining("ids of deleted rows may be given out again")] : [];

    it(`${forgets ? "is" : "is not"} said to give out its ids again, on this server`, async () => {
      await sql(
        `CREATE TABLE ids (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME, KEY (t));
         INSERT INTO ids (t) VALUES ('2020-01-01'), ('2020-01-01')`,
      );

      expect((await purge("ids")).table).toMatchObject({ rowsRemoved: 2, notes: note });
    });

    it("by its last partition is no other", async () => {
      await new PartitionedTables(db).create(
        "id_parts",
        ["2026-01-01", "2027-07-01"],
        "id INT AUTO_INCREMENT, t DATETIME NOT NULL, PRIMARY KEY (id, t)",
      );
      await sql("INSERT INTO id_parts (t) VALUES ('2020-01-01')");

      expect((await purge("id_parts")).table).toMatchObject({ partitionsRemoved: ["w0"], notes: note });
    });

    it("is not, if a row is left, or if nothing went", async () => {
      await sql(
        `CREATE TABLE ids_left (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME, KEY (t));
         INSERT INTO ids_left (t) VALUES ('2020-01-01'), ('2026-06-29');
         CREATE TABLE ids_none (id INT AUTO_INCREMENT PRIMARY KEY, t DATETIME, KEY (t))`,
      );

      expect((await purge("ids_left")).table).toMatchObject({ rowsRemoved: 1, notes: [] });
      expect((await purge("ids_none")).table).toMatchObject({ rowsRemoved: 0, notes: [] });
    });
  });

  describe("what the account may not see", () => {
    it("is told apart from what is not there", async () => {
      await sql(
        `CREATE TABLE seen (id INT, secret INT, t DATETIME, KEY (t)); CREATE TABLE hidden (t DATETIME, KEY (t));
         CREATE TABLE partly (id INT, t DATETIME, KEY (t));
         CREATE USER 'short'@'%' IDENTIFIED BY 'Secret-1'; GRANT SELECT, DELETE ON ${db.name}.seen TO 'short'@'%';
         GRANT SELECT (id) ON ${db.name}.partly TO 'short'@'%'`,
      );
      const connection = await db.connect({ user: "short", password: "Secret-1" });
      await connection.query("SET timestamp = ?", [NOW_MS / 1000]);

      const { tables } = await runPurge(connection, [
        thirtyDays(db.name, "hidden"),
        thirtyDays(db.name, "partly"),
        thirtyDays(db.name, "seen", { timeColumn: "created" }),
      ]);
      await sql("DROP USER 'short'@'%'");
      const asAdministrator = await purge("nowhere");

      const lacks = expect.stringMatching(
        /^looking at the table: the account lacks a privilege: .*grant it SELECT and DELETE/,
      );
      expect(tables.map(({ errors }) => errors)).toEqual([
        [lacks],
        [lacks],
        ["the table has no column created"],
      ]);
      expect(asAdministrator.table.errors).toEqual(["the table does not exist"]);
    });
  });

  describe("the start of a run", () => {
    it("is said by the clock of the database, in UTC, whatever the zone of the session", async () => {
      await sql("CREATE TABLE started (t DATETIME, KEY (t))");
      const connection = await db.connectAt(NOW);
      await connection.query("SET time_zone = '+08:00'");

      expect((await purge("started", Promise.resolve(connection))).run.startedAt).toBe(
        "2026-06-30T12:00:00.000Z",
      );
    });
  });
});
