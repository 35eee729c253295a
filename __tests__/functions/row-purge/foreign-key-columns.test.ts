import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW } from "./overdue-table";

const OLD = "'2020-01-01'";
const YOUNG = "'2026-06-29'";

onEveryServer((db) => {
  const other = (): string => `${db.name}_other`;
  const sql = (statements: string): Promise<unknown> => db.admin.query(statements);
  const purge = async (connection = db.connectAt(NOW)): Promise<Ran> =>
    runPurge(await connection, [thirtyDays(db.name, "parent")]);

  beforeEach(() =>
    sql(`SET foreign_key_checks = 0; DROP TABLE IF EXISTS parent, child; DROP DATABASE IF EXISTS ${other()};
         SET foreign_key_checks = 1`),
  );
  afterAll(() => sql(`SET foreign_key_checks = 0; DROP DATABASE IF EXISTS ${other()}`));

  describe("rows are told apart by keys", () => {
    /** Of the column, the three keys of rows that are due: the second is referred to by a row that is not. */
    it.each<[string, string[]]>([
      ["BIGINT UNSIGNED", ["9007199254740992", "9007199254740993", "18446744073709551615"]],
      ["BIGINT", ["-9007199254740993", "-9007199254740992", "9223372036854775807"]],
      [
        "DECIMAL(30,10)",
        ["1.0000000001", "12345678901234567890.1234567890", "12345678901234567890.1234567891"],
      ],
      ["BINARY(4)", ["X'00000000'", "X'00FF2700'", "X'5C000A0D'"]],
      ["VARBINARY(8)", ["X''", "X'00'", "X'0000'"]],
      ["VARCHAR(20) CHARACTER SET latin1", ["'caf\u00e9'", "'it''s'", "'back\\\\slash'"]],
      ["VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", ["'a'", "'A'", "'\u{1F600}'"]],
      ["CHAR(3)", ["'a'", "'b'", "'c'"]],
      [
        "DATETIME(6)",
        ["'2020-01-01 00:00:00.000001'", "'2020-01-01 00:00:00.000002'", "'2020-01-01 00:00:00.000003'"],
      ],
      [
        "TIMESTAMP(3) NOT NULL DEFAULT '2001-01-01'",
        ["'2020-03-08 07:00:00.001'", "'2020-03-08 07:00:00.002'", "'2020-11-01 06:30:00'"],
      ],
    ])("of the type %s", async (type, [first, second, third]) => {
      await sql(
        `SET time_zone = '+00:00';
         CREATE TABLE parent (id ${type}, t DATETIME NOT NULL, PRIMARY KEY (id), KEY (t));
         CREATE TABLE child (parent ${type.replace(" NOT NULL", "")}, FOREIGN KEY (parent) REFERENCES parent (id));
         INSERT INTO parent VALUES (${first}, ${OLD}), (${second}, ${OLD}), (${third}, ${OLD});
         INSERT INTO child VALUES (${second})`,
      );

      const { table } = await purge();

      expect(table).toMatchObject({ errors: [], rowsRemoved: 2, rowsBlocked: 1 });
      expect(await db.count(`parent WHERE id = ${second}`)).toBe(1);
      expect(await db.count("parent")).toBe(1);
    });

    it("that a collation takes for the same, whatever their case", async () => {
      await sql(
        `CREATE TABLE parent (id VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, t DATETIME, KEY (t));
         CREATE TABLE child (parent VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
           FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE CASCADE);
         INSERT INTO parent VALUES ('Ada', ${OLD}), ('Bob', ${OLD}); INSERT INTO child VALUES ('ADA')`,
      );

      const { table } = await purge();

      expect(table).toMatchObject({ errors: [], rowsRemoved: 1, rowsBlocked: 1 });
      expect(await db.column("SELECT id FROM parent")).toEqual(["Ada"]);
      expect(await db.count("child")).toBe(1);
    });

    it("of several columns, of which a foreign key uses others: no young row is locked, and none goes", async () => {
      await sql(
        `CREATE TABLE parent (region VARCHAR(5), id BIGINT UNSIGNED, code INT NOT NULL UNIQUE, t DATETIME NOT NULL,
           PRIMARY KEY (region, id), KEY (t));
         CREATE TABLE child (region VARCHAR(5), parent BIGINT UNSIGNED, code INT,
           CONSTRAINT by_key FOREIGN KEY (region, parent) REFERENCES parent (region, id) ON DELETE CASCADE,
           CONSTRAINT by_code FOREIGN KEY (code) REFERENCES parent (code) ON DELETE SET NULL);
         INSERT INTO parent VALUES ('eu', 1, 11, ${OLD}), ('eu', 2, 12, ${OLD}), ('us', 1, 21, ${OLD}), ('us', 2, 22, ${OLD}),
           ('us', 3, 23, ${YOUNG});
         INSERT INTO child VALUES ('eu', 2, NULL), (NULL, NULL, 21)`,
      );
      const holder = await db.connect();
      await holder.query(`BEGIN; SELECT * FROM ${db.name}.parent WHERE region = 'us' AND id = 3 FOR UPDATE`);

      const { table } = await purge();
      await holder.query("ROLLBACK");

      expect(table).toMatchObject({ errors: [], rowsRemoved: 2, rowsBlocked: 2 });
      expect(table.notes.join()).toMatch(/by_code.*by_key/);
      expect(await db.column("SELECT CONCAT(region, id) FROM parent ORDER BY region, id")).toEqual([
        "eu2",
        "us1",
        "us3",
      ]);
      expect(await db.column("SELECT CONCAT_WS('-', region, parent, code) FROM child ORDER BY code")).toEqual(
        ["eu-2", "21"],
      );
    });

    it.each([
      ["where there is none", "id INT NOT NULL UNIQUE", "(1, DEFAULT), (2, DEFAULT)"],
      [
        "of an ENUM, whose order is not that of its texts",
        "id INT, PRIMARY KEY (id, kind)",
        "(1, 'z'), (2, 'a')",
      ],
    ])("and refused with the reason %s", async (_, keys, rows) => {
      await sql(
        `CREATE TABLE parent (kind ENUM('z', 'm', 'a') NOT NULL DEFAULT 'm', t DATE NOT NULL DEFAULT ${OLD}, KEY (t), ${keys});
         CREATE TABLE child (parent INT, FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE CASCADE);
         INSERT INTO parent (id, kind) VALUES ${rows}; INSERT INTO child VALUES (1)`,
      );

      const { run, table } = await purge();

      expect(table.errors).toEqual([
        expect.stringContaining("give the table a primary key, of numbers, texts or times"),
      ]);
      expect(run.ok).toBe(false);
      expect([await db.count("parent"), await db.count("child")]).toEqual([2, 1]);
    });
  });

  describe("a child in another database", () => {
    const tables = (onDelete: string): Promise<unknown> =>
      sql(
        `CREATE TABLE parent (id INT PRIMARY KEY, t DATETIME NOT NULL, KEY (t)); CREATE DATABASE ${other()};
         CREATE TABLE ${other()}.child (parent INT, CONSTRAINT from_afar FOREIGN KEY (parent) REFERENCES ${db.name}.parent (id) ${onDelete});
         INSERT INTO parent VALUES (1, ${OLD}), (2, ${OLD}), (3, ${OLD}), (4, ${OLD}); INSERT INTO ${other()}.child VALUES (2)`,
      );

    it.each(["", "ON DELETE CASCADE", "ON DELETE SET NULL"])("%s keeps its parent", async (onDelete) => {
      await tables(onDelete);

      const { table } = await purge();

      expect(table).toMatchObject({ errors: [], rowsRemoved: 3, rowsBlocked: 1 });
      expect(await db.column(`SELECT parent FROM ${other()}.child`)).toEqual([2]);
    });

    it("that the account may not see keeps it as well, and the others go", async () => {
      await tables("");
      await sql(
        `CREATE USER 'blind'@'%' IDENTIFIED BY 'Secret-1'; GRANT SELECT, DELETE ON ${db.name}.* TO 'blind'@'%'`,
      );
      const connection = await db.connect({ user: "blind", password: "Secret-1" });
      await connection.query("SET timestamp = ?", [Date.parse("2026-06-30T12:00:00Z") / 1000]);

      const { table, printed } = await purge(Promise.resolve(connection));
      await sql("DROP USER 'blind'@'%'");

      expect(table).toMatchObject({ errors: [], rowsRemoved: 3, rowsBlocked: 1, rowsOverdue: 1 });
      expect(table.notes).toEqual([
        expect.stringMatching(/^1 row that is due cannot go: the foreign key .* refers to it$/),
      ]);
      expect(printed).not.toContain("_other");
    });
  });
});
