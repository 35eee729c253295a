import { onEveryServer } from "../../mysql-servers/on-every-server";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { NOW } from "./overdue-table";
import { watchStatements } from "./statements";

const OLD = "'2020-01-01'";
const YOUNG = "'2026-06-29'";

onEveryServer((db) => {
  const purge = async (names: readonly string[], now = NOW): Promise<Ran> =>
    runPurge(
      await db.connectAt(now),
      names.map((name) => thirtyDays(db.name, name)),
    );
  const sql = (statements: string): Promise<unknown> => db.admin.query(statements);
  const ids = (table: string): Promise<unknown[]> => db.column(`SELECT id FROM ${table} ORDER BY id`);

  beforeEach(() =>
    sql(`SET foreign_key_checks = 0; DROP TABLE IF EXISTS a_parent, b_child, c_grandchild, node, one, two;
         SET foreign_key_checks = 1`),
  );

  async function family(onDelete: string): Promise<void> {
    await sql(
      `CREATE TABLE a_parent (id INT PRIMARY KEY, t DATETIME NOT NULL, KEY (t));
       CREATE TABLE b_child (id INT PRIMARY KEY, parent INT, t DATETIME NOT NULL, KEY (t),
         CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES a_parent (id) ${onDelete})`,
    );
  }

  describe("a parent and a child that are both due", () => {
    it.each(["", "ON DELETE CASCADE", "ON DELETE SET NULL", "ON DELETE NO ACTION"])(
      "%s go in one run, the child first, though the parent's name sorts first",
      async (onDelete) => {
        await family(onDelete);
        await sql(`INSERT INTO a_parent VALUES (1, ${OLD}), (2, ${OLD}), (3, ${YOUNG})`);
        await sql(`INSERT INTO b_child VALUES (1, 1, ${OLD}), (2, 1, ${OLD}), (3, 3, ${YOUNG})`);

        const { run, tables } = await purge(["a_parent", "b_child"]);

        expect(tables.map(({ rowsRemoved }) => rowsRemoved)).toEqual([2, 2]);
        expect(run).toMatchObject({ ok: true, rowsBlocked: 0, rowsOverdue: 0, finished: true });
        expect([await ids("a_parent"), await ids("b_child")]).toEqual([[3], [3]]);
      },
    );

    it("each day leave nothing overdue on five days", async () => {
      await family("");
      const lines: unknown[] = [];
      for (let day = 1; day <= 5; day++) {
        const pair = `(${day}, '2026-06-0${day} 06:00:00')`;
        await sql(`INSERT INTO a_parent VALUES ${pair}`);
        await sql(`INSERT INTO b_child SELECT id, id, t FROM a_parent WHERE id = ${day}`);
      }
      for (let day = 1; day <= 5; day++) {
        const { run } = await purge(["a_parent", "b_child"], `2026-07-0${day} 12:00:00`);
        lines.push([run.ok, run.rowsRemoved, run.rowsOverdue, run.rowsBlocked, run.finished]);
      }

      expect(lines).toEqual(Array(5).fill([true, 2, 0, 0, true]));
    });

    it("and a grandchild go from the youngest generation on", async () => {
      await family("");
      await sql(
        `CREATE TABLE c_grandchild (id INT PRIMARY KEY, child INT, t DATETIME, KEY (t), FOREIGN KEY (child) REFERENCES b_child (id));
         INSERT INTO a_parent VALUES (1, ${OLD}); INSERT INTO b_child VALUES (1, 1, ${OLD});
         INSERT INTO c_grandchild VALUES (1, 1, ${OLD})`,
      );

      const { run } = await purge(["a_parent", "b_child", "c_grandchild"]);

      expect(run).toMatchObject({ ok: true, rowsRemoved: 3 });
    });
  });

  describe("a child that is not due", () => {
    it.each(
      ["", "ON DELETE CASCADE", "ON DELETE SET NULL"].flatMap((onDelete) =>
        [["a_parent"], ["a_parent", "b_child"]].map((names) => [onDelete, names] as const),
      ),
    )("%s keeps its parent, and is not touched, in a policy of %j", async (onDelete, names) => {
      await family(onDelete);
      await sql(`INSERT INTO a_parent VALUES (1, ${OLD}), (2, ${OLD}), (3, ${OLD}), (4, ${OLD})`);
      await sql(`INSERT INTO b_child VALUES (1, 3, ${YOUNG})`);

      const { run, table } = await purge(names);

      expect(table).toMatchObject({
        rowsRemoved: 3,
        rowsBlocked: 1,
        rowsOverdue: 1,
        errors: [],
        finished: false,
      });
      expect(table.notes).toEqual(["1 row that is due cannot go: the foreign key of_parent refers to it"]);
      expect(run).toMatchObject({ ok: false, rowsBlocked: 1 });
      expect(await ids("a_parent")).toEqual([3]);
      expect(await db.column("SELECT CONCAT(id, ' of ', parent) FROM b_child")).toEqual(["1 of 3"]);
    });

    it("keeps it also where another session has deleted the child, and takes that back", async () => {
      await family("ON DELETE CASCADE");
      await sql(`INSERT INTO a_parent VALUES (1, ${OLD}); INSERT INTO b_child VALUES (1, 1, ${YOUNG})`);
      const other = await db.connect();
      await other.query(`BEGIN; DELETE FROM ${db.name}.b_child`);
      const connection = await db.connectAt(NOW);
      await connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
      watchStatements(connection, (statement) => {
        // By then the deletion of the parent would wait for the child.
        if (statement.startsWith("DELETE")) setTimeout(() => void other.query("ROLLBACK"), 300);
      });

      await runPurge(connection, [thirtyDays(db.name, "a_parent")]);
      await other.query("ROLLBACK");

      expect([await ids("a_parent"), await ids("b_child")]).toEqual([[1], [1]]);
    });
  });

  describe("a table that refers to itself", () => {
    const nodes = (onDelete = ""): Promise<unknown> =>
      sql(
        `CREATE TABLE node (id INT PRIMARY KEY, parent INT, t DATETIME NOT NULL, KEY (t),
           CONSTRAINT up FOREIGN KEY (parent) REFERENCES node (id) ${onDelete})`,
      );
    const chain = async (times: (i: number) => string, length = 10): Promise<void> => {
      for (let i = 1; i <= length; i++)
        await sql(`INSERT INTO node VALUES (${i}, ${i === 1 ? "NULL" : i - 1}, ${times(i)})`);
    };

    it.each([
      ["younger than what they refer to", (i: number) => `'2020-01-${10 + i}'`],
      ["older than what they refer to", (i: number) => `'2020-01-${30 - i}'`],
      ["all of one time", () => OLD],
    ])("loses a chain of ten whose rows are due, and are %s", async (_, times) => {
      await nodes();
      await chain(times);

      const { run } = await purge(["node"]);

      expect(run).toMatchObject({ ok: true, rowsRemoved: 10, rowsBlocked: 0, finished: true });
    });

    it("loses a chain that is longer than a batch, its rows older than what they refer to", async () => {
      await nodes();
      await chain((i) => `'2020-02-01' - INTERVAL ${i} HOUR`, 25);

      const { run } = await runPurge(await db.connectAt(NOW), [thirtyDays(db.name, "node")], {
        configuration: {
          batch: { firstRows: 10, leastRows: 10, mostRows: 10, targetMilliseconds: 1, pauseShare: 0 },
        },
      });

      expect(run).toMatchObject({ ok: true, rowsRemoved: 25, rowsBlocked: 0, finished: true });
    });

    it.each(["", "ON DELETE CASCADE", "ON DELETE SET NULL"])(
      "%s keeps what a young row at the end of a chain refers to, up to the first",
      async (onDelete) => {
        await nodes(onDelete);
        await chain((i) => (i === 6 ? YOUNG : OLD));

        const { table } = await purge(["node"]);

        // The four after the young one are due, and nothing refers to them in the end.
        expect(await ids("node")).toEqual([1, 2, 3, 4, 5, 6]);
        expect(table).toMatchObject({ rowsRemoved: 4, rowsBlocked: 5 });
        expect(await db.column("SELECT parent FROM node ORDER BY id")).toEqual([null, 1, 2, 3, 4, 5]);
      },
    );

    it.each(["ON DELETE CASCADE", "ON DELETE SET NULL"])(
      "%s loses a row that refers to itself",
      async (onDelete) => {
        await nodes(onDelete);
        await sql(`INSERT INTO node VALUES (1, 1, ${OLD}), (2, 1, ${OLD}), (3, 3, ${YOUNG})`);

        const { run } = await purge(["node"]);

        expect(run).toMatchObject({ ok: true, rowsRemoved: 2 });
        expect(await ids("node")).toEqual([3]);
      },
    );

    it("keeps a row that refers to itself where the server would refuse, and loses the others", async () => {
      await nodes();
      await sql(`INSERT INTO node VALUES (1, 1, ${OLD}), (2, 1, ${OLD}), (3, NULL, ${OLD})`);

      const { table } = await purge(["node"]);

      expect(table).toMatchObject({ errors: [], rowsRemoved: 2, rowsBlocked: 1 });
      expect(table.notes).toEqual([expect.stringContaining("the foreign key up refers to it")]);
      expect(await ids("node")).toEqual([1]);
    });
  });

  describe("two tables that refer to each other", () => {
    it("lose what no row refers to in the end; two rows that refer to each other are blocked", async () => {
      await sql(
        `CREATE TABLE one (id INT PRIMARY KEY, two INT, t DATETIME, KEY (t));
         CREATE TABLE two (id INT PRIMARY KEY, one INT, t DATETIME, KEY (t), CONSTRAINT to_one FOREIGN KEY (one) REFERENCES one (id));
         ALTER TABLE one ADD CONSTRAINT to_two FOREIGN KEY (two) REFERENCES two (id);
         INSERT INTO one VALUES (1, NULL, ${OLD}); INSERT INTO two VALUES (1, 1, ${OLD});
         INSERT INTO one VALUES (2, 1, ${OLD}); INSERT INTO two VALUES (2, 2, ${OLD});
         INSERT INTO one VALUES (3, NULL, ${OLD}); INSERT INTO two VALUES (3, 3, ${OLD});
         UPDATE one SET two = 3 WHERE id = 3`,
      );

      const { run, tables } = await purge(["one", "two"]);

      expect(run).toMatchObject({ rowsRemoved: 4, rowsBlocked: 2, ok: false });
      expect(tables.map(({ notes }) => notes.join())).toEqual([
        expect.stringContaining("to_one"),
        expect.stringContaining("to_two"),
      ]);
      expect([await ids("one"), await ids("two")]).toEqual([[3], [3]]);
    });
  });
});
