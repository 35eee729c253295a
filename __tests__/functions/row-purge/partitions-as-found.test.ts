import { runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { days, PartitionedTables, seconds, weekly } from "./partitioned-tables";

onEveryServer((db) => {
  const tables = new PartitionedTables(db);

  describe("partitions that are not as the policy says", () => {
    it("all over: the coming ones are created first, so that all may go", async () => {
      await tables.create("all_over", ["2026-05-09", "2026-05-16"]);
      await db.admin.query("INSERT INTO all_over VALUES ('2026-05-08'), ('2026-05-15')");

      const { table } = await tables.purge("all_over");

      expect(table).toMatchObject({ errors: [], finished: true, rowsOverdue: 0, oldestRow: null });
      expect(table.partitionsRemoved).toEqual(["w0", "w1"]);
      expect(table.partitionsCreated[0]).toBe("p20260530");
      expect(await tables.partitions("all_over")).toEqual(table.partitionsCreated);
    });

    it("ended, with nothing that says how long a new one is: an error, because inserts meet none", async () => {
      await tables.create("only_old", ["2026-05-16"]);
      await db.admin.query("INSERT INTO only_old VALUES ('2026-05-01')");

      const { table, run: summary } = await tables.purge("only_old", {});

      expect(table.errors).toEqual([
        "no partitions were created: neither the policy nor the table says how long one is; say partition in the policy",
      ]);
      expect(summary.ok).toBe(false);
    });

    it("too long: what is due goes in batches", async () => {
      await tables.create("long_parts", ["2026-01-01", "2027-01-01"]);
      await db.admin.query("INSERT INTO long_parts VALUES ('2026-05-22'), ('2026-05-23'), ('2026-06-28')");

      const { table } = await tables.purge("long_parts");

      expect(table).toMatchObject({ errors: [], partitionsRemoved: ["w0"], rowsRemoved: 1, rowsOverdue: 0 });
      expect(await tables.left("long_parts")).toEqual(["2026-05-23 00:00:00", "2026-06-28 00:00:00"]);
    });

    it("too long and without an index: an error, and the rows are overdue", async () => {
      await tables.create("long_no_index", ["2026-01-01", "2027-01-01"], "t DATETIME NOT NULL", "");
      await db.admin.query("INSERT INTO long_no_index VALUES ('2026-01-05'), ('2026-06-28')");

      const { table, run: summary } = await tables.purge("long_no_index");

      expect(table.errors).toEqual([expect.stringContaining("no usable index begins with the column t")]);
      expect(table).toMatchObject({
        partitionsRemoved: ["w0"],
        rowsOverdue: 1,
        oldestRow: "2026-01-05T00:00:00.000Z",
      });
      expect(summary.ok).toBe(false);
    });

    it("without an index but as long as the policy says: nothing is missing", async () => {
      await tables.create("no_index", ["2026-05-30", "2026-06-06"], "t DATETIME NOT NULL", "");
      await db.admin.query("INSERT INTO no_index VALUES ('2026-05-29'), ('2026-05-30')");

      const { table } = await tables.purge("no_index");

      expect(table).toMatchObject({
        errors: [],
        partitionsRemoved: ["w0"],
        oldestRow: "2026-05-30T00:00:00.000Z",
      });
    });

    it("not mentioned in the policy: the new ones are as long as the last, and the rest of the rows goes by the day", async () => {
      await tables.create("unmentioned", ["2026-05-27", "2026-06-03", "2026-06-10"]);
      await db.admin.query("INSERT INTO unmentioned VALUES ('2026-05-26'), ('2026-05-29'), ('2026-05-30')");

      const { table } = await tables.purge("unmentioned", {});

      expect(table).toMatchObject({ errors: [], partitionsRemoved: ["w0"], rowsRemoved: 2 });
      expect(table.partitionsCreated.slice(0, 2)).toEqual(["p20260610", "p20260617"]);
      expect(await tables.left("unmentioned")).toEqual(["2026-05-30 00:00:00"]);
    });

    it("by another column: an error, because nobody creates the coming ones; rows are deleted in batches", async () => {
      await db.admin.query(
        `CREATE TABLE by_id (id INT, t DATETIME, KEY (t)) PARTITION BY RANGE (id)
       (PARTITION low VALUES LESS THAN (10), PARTITION high VALUES LESS THAN MAXVALUE)`,
      );
      await db.admin.query(
        "INSERT INTO by_id VALUES (1, '2020-01-01'), (20, '2020-01-01'), (30, '2026-06-28')",
      );

      const { table } = await tables.purge("by_id");

      expect(table).toMatchObject({ partitionsRemoved: [], rowsRemoved: 2, finished: false });
      expect(table.errors).toEqual([expect.stringContaining("the table is not partitioned by RANGE on t")]);
      expect(await tables.partitions("by_id")).toEqual(["low", "high"]);
    });

    it("with a name that is taken: a new one gets another", async () => {
      await db.admin.query(
        `CREATE TABLE taken (t DATETIME NOT NULL, KEY (t)) PARTITION BY RANGE COLUMNS (t)
       (PARTITION P20260706 VALUES LESS THAN ('2026-07-06'))`,
      );

      const { table } = await tables.purge("taken");

      expect(table.errors).toEqual([]);
      expect(table.partitionsCreated[0]).toBe("p20260706_2");
    });

    it("with partitions inside partitions: each is named once", async () => {
      await db.admin.query(
        `CREATE TABLE subs (id INT NOT NULL, t DATETIME NOT NULL, KEY (t)) PARTITION BY RANGE (TO_DAYS(t))
       SUBPARTITION BY HASH (id) SUBPARTITIONS 2
       (PARTITION a VALUES LESS THAN (${days("2026-05-23")}), PARTITION b VALUES LESS THAN (${days("2026-06-06")}))`,
      );
      await db.admin.query("INSERT INTO subs VALUES (1, '2026-05-22'), (2, '2026-05-22'), (3, '2026-06-01')");

      const { table } = await tables.purge("subs");

      expect(table).toMatchObject({ errors: [], partitionsRemoved: ["a"] });
      expect(await db.count("subs")).toBe(1);
    });
  });

  describe("the privileges of the account", () => {
    async function runAs(name: string, privileges: string) {
      await db.admin.query("DROP TABLE IF EXISTS granted");
      await tables.create("granted", ["2026-05-23", "2026-06-29", "MAXVALUE"]);
      await db.admin.query("INSERT INTO granted VALUES ('2026-05-22'), ('2026-05-30'), ('2026-06-29')");
      await db.admin.query(`CREATE USER '${name}'@'%' IDENTIFIED BY 'Secret-1'`);
      await db.admin.query(`GRANT ${privileges} ON ${db.name}.* TO '${name}'@'%'`);
      const connection = await db.connect({ user: name, password: "Secret-1" });
      await connection.query("SET timestamp = ?", [seconds("2026-06-29")]);
      const ran = await runPurge(connection, [thirtyDays(db.name, "granted", weekly)]);
      await db.admin.query(`DROP USER '${name}'@'%'`);
      return ran;
    }

    it("that keep partitions are SELECT, DELETE, ALTER, DROP, CREATE, INSERT and LOCK TABLES", async () => {
      const { run: summary, table } = await runAs(
        "keeper",
        "SELECT, DELETE, ALTER, DROP, CREATE, INSERT, LOCK TABLES",
      );

      expect(summary.ok).toBe(true);
      expect(table).toMatchObject({ errors: [], partitionsRemoved: ["w0"] });
      expect(table.partitionsCreated.length).toBeGreaterThan(0);
      expect(await tables.left("granted")).toEqual(["2026-05-30 00:00:00", "2026-06-29 00:00:00"]);
    });

    it("without those for partitions: the run fails and says which step lacked one, and nothing young is gone", async () => {
      const { run: summary, table } = await runAs("less", "SELECT, DELETE");

      expect(summary.ok).toBe(false);
      expect(table.errors).toEqual([
        expect.stringMatching(
          /^creating the coming partitions: the account lacks a privilege: \w+ \(error 1142, SQLSTATE 42000\)$/,
        ),
        expect.stringMatching(
          /^locking the table for dropping the partition w0: the account lacks a privilege/,
        ),
      ]);
      expect(await tables.left("granted")).toEqual(["2026-05-30 00:00:00", "2026-06-29 00:00:00"]);
    });
  });
});
