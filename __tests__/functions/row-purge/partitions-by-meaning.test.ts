import type { TableConfiguration } from "../../../functions/row-purge/configuration";
import { numbersBelow } from "../../mysql-servers/many-numbers";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import type { Ran } from "../../mysql-servers/run-purge";
import { days, PartitionedTables, seconds, weekly } from "./partitioned-tables";

/** As MySQL's TO_SECONDS counts. */
const toSeconds = (day: string): number => days(day) * 86_400;

/** Over, over, and not yet; the cut-off is 2026-05-30 at midnight. */
const ENDS = ["2026-05-23", "2026-05-30", "2026-06-06"] as const;

const DOTTED: [string, string, string, (day: string) => string] = [
  ...(["literals 2025.12.01", "DATETIME", "RANGE COLUMNS (t)"] as const),
  (day) => `'${day.replaceAll("-", ".")}'`,
];

onEveryServer((db) => {
  const tables = new PartitionedTables(db);
  const purge = (changes: Partial<TableConfiguration> = weekly): Promise<Ran> => tables.purge("p", changes);

  async function table(
    columns: string,
    by: string,
    bound: (day: string) => string | number,
    extra = "",
  ): Promise<void> {
    const parts = ENDS.map((end, i) => `PARTITION old${i} VALUES LESS THAN (${bound(end)})`);
    await db.admin.query(
      `SET time_zone = '+00:00'; DROP TABLE IF EXISTS p;
       CREATE TABLE p (${columns}) PARTITION BY ${by} (${parts.join(", ")}${extra})`,
    );
  }

  describe("a table that is partitioned by time", () => {
    it.each<[string, string, string, (day: string) => string | number]>([
      ["TO_DAYS(t)", "DATETIME", "RANGE (TO_DAYS(t))", days],
      ["to_days(`t`)", "DATETIME", "RANGE (to_days(`t`))", days],
      ["To_Days( T )", "DATE", "RANGE (To_Days( T ))", days],
      ["bounds written as TO_DAYS('…')", "DATETIME", "RANGE (TO_DAYS(t))", (day) => `TO_DAYS('${day}')`],
      ["TO_SECONDS(t)", "DATETIME", "RANGE (TO_SECONDS(t))", toSeconds],
      ["to_seconds(`t`)", "DATE", "RANGE (to_seconds(`t`))", toSeconds],
      ["unix_timestamp(`t`)", "TIMESTAMP", "RANGE (unix_timestamp(`t`))", seconds],
      ["UNIX_TIMESTAMP(t)", "TIMESTAMP", "RANGE (UNIX_TIMESTAMP(t))", (day) => `UNIX_TIMESTAMP('${day}')`],
      ["literals 20251201", "DATETIME", "RANGE COLUMNS (t)", (day) => `'${day.replaceAll("-", "")}'`],
      ["literals 20251201 of a DATE", "DATE", "RANGE COLUMNS (`t`)", (day) => `'${day.replaceAll("-", "")}'`],
      ["literals 2025-12-01 00:00:00", "DATETIME", "RANGE COLUMNS (T)", (day) => `'${day} 00:00:00'`],
      // 8.0 does not take these.
      ...(db.server.version.vendor === "MySQL" && db.server.version.isAtLeast(8, 0) ? [] : [DOTTED]),
      [
        "literals 2025-12-01T00:00:00.000",
        "DATETIME(3)",
        "RANGE COLUMNS (t)",
        (day) => `'${day}T00:00:00.000'`,
      ],
    ])("as %s is kept up", async (_, type, by, bound) => {
      await table(`t ${type} NOT NULL, KEY (t)`, by, bound);
      await db.admin.query("INSERT INTO p VALUES ('2026-05-22'), ('2026-05-29'), ('2026-05-30')");

      const { run, table: line } = await purge();
      await db.admin.query("INSERT INTO p VALUES ('2026-06-28'), ('2026-07-28')");

      expect(line).toMatchObject({ errors: [], partitionsRemoved: ["old0", "old1"], rowsRemoved: 2 });
      expect(line.partitionsCreated[0]).toBe("p20260606");
      expect(run.ok).toBe(true);
      expect(await db.count("p PARTITION (p20260627)")).toBe(1);
      expect((await purge()).table).toMatchObject({
        errors: [],
        partitionsRemoved: [],
        partitionsCreated: [],
      });
      expect(await db.count("p")).toBe(3);
    });

    it.each([
      ["RANGE", "INT UNSIGNED", "seconds", 1],
      ["RANGE COLUMNS", "BIGINT", "milliseconds", 1000],
    ] as const)("as %s of a %s of %s, as Zabbix does, is kept up", async (method, type, unit, factor) => {
      const bound = (day: string): number => seconds(day) * factor;
      await table(`t ${type} NOT NULL, KEY (t)`, `${method} (t)`, bound);
      const values = ["2026-05-22", "2026-05-29", "2026-05-30"].map((day) => `(${bound(day)})`);
      await db.admin.query(`INSERT INTO p VALUES ${values.join(", ")}`);

      const { table: line } = await purge({ unit, ...weekly });
      await db.admin.query(`INSERT INTO p VALUES (${bound("2026-06-28")}), (${bound("2026-07-28")})`);

      expect(line).toMatchObject({ errors: [], partitionsRemoved: ["old0", "old1"], rowsRemoved: 2 });
      expect(await db.count("p PARTITION (p20260627)")).toBe(1);
      expect(await db.count("p")).toBe(3);
    });

    it("of which the first holds rows without a time keeps these", async () => {
      await table("t INT UNSIGNED NOT NULL, KEY (t)", "RANGE (t)", seconds);
      await db.admin.query(
        `INSERT INTO p VALUES (0), (${seconds("2026-05-22")}), (${seconds("2026-05-29")})`,
      );

      const { table: line } = await purge({ unit: "seconds", ...weekly });

      expect(line).toMatchObject({
        errors: [],
        partitionsRemoved: ["old1"],
        rowsRemoved: 2,
        rowsWithoutTime: 1,
      });
      expect(await db.column("SELECT t FROM p")).toEqual([0]);
    });

    it.each([
      ["that the server names", "SUBPARTITION BY HASH (id) SUBPARTITIONS 2", ""],
      ["that are named one by one", "SUBPARTITION BY KEY (id)", " (SUBPARTITION %a, SUBPARTITION %b)"],
    ])("and has subpartitions %s is kept up", async (_, by, each) => {
      const parts = ENDS.map(
        (end, i) =>
          `PARTITION old${i} VALUES LESS THAN (${days(end)})${each.replace("%", `s${i}`).replace("%", `s${i}`)}`,
      );
      await db.admin.query(
        `DROP TABLE IF EXISTS p; CREATE TABLE p (id INT NOT NULL, t DATETIME NOT NULL, KEY (t))
           PARTITION BY RANGE (TO_DAYS(t)) ${by} (${parts.join(", ")});
         INSERT INTO p VALUES (1, '2026-05-22'), (2, '2026-05-29'), (3, '2026-05-30')`,
      );

      const { table: line } = await purge();
      await db.admin.query("INSERT INTO p VALUES (4, '2026-06-28')");

      expect(line).toMatchObject({ errors: [], partitionsRemoved: ["old0", "old1"], rowsRemoved: 2 });
      expect(await db.count("p PARTITION (p20260627)")).toBe(1);
    });
  });

  describe("a table that the policy calls partitioned, and that is not so by time as far as anybody can tell", () => {
    const NOT_KEPT_UP =
      /^the policy says partition, but the table is not partitioned by RANGE on t .*retention sql --alter/;

    it.each<[string, string, string]>([
      ["not at all", "t DATETIME, KEY (t)", ""],
      [
        "by YEAR(t)",
        "t DATETIME, KEY (t)",
        "PARTITION BY RANGE (YEAR(t)) (PARTITION a VALUES LESS THAN (2027))",
      ],
      [
        "by the INT of a day",
        "t DATETIME, ymd INT DEFAULT 20260101, KEY (t)",
        "PARTITION BY RANGE (ymd) (PARTITION a VALUES LESS THAN (20270101))",
      ],
      [
        "by another column",
        "t DATETIME, u DATETIME DEFAULT '2026-01-01', KEY (t)",
        "PARTITION BY RANGE COLUMNS (u) (PARTITION a VALUES LESS THAN ('2027-01-01'))",
      ],
      [
        "by the time and another column",
        "t DATETIME, u INT DEFAULT 1, KEY (t)",
        "PARTITION BY RANGE COLUMNS (t, u) (PARTITION a VALUES LESS THAN ('2027-01-01', 1))",
      ],
      ["by HASH", "t DATETIME, KEY (t)", "PARTITION BY HASH (TO_DAYS(t)) PARTITIONS 2"],
      ["by LIST", "t DATE, KEY (t)", "PARTITION BY LIST (YEAR(t)) (PARTITION a VALUES IN (2020, 2026))"],
      [
        "by something around it",
        "t DATE, KEY (t)",
        "PARTITION BY RANGE (TO_DAYS(t) + 1) (PARTITION a VALUES LESS THAN (800000))",
      ],
    ])(
      "%s makes the run fail, with what to do, and its rows go in batches",
      async (_, columns, partitions) => {
        await db.admin.query(
          `DROP TABLE IF EXISTS p; CREATE TABLE p (${columns}) ${partitions};
         INSERT INTO p (t) SELECT '2020-01-01' FROM ${numbersBelow(300)} AS n; INSERT INTO p (t) VALUES ('2026-06-28')`,
        );

        const { run, table: line } = await purge();

        expect(line).toMatchObject({
          rowsRemoved: 300,
          rowsOverdue: 0,
          partitionsRemoved: [],
          partitionsCreated: [],
        });
        expect(line.errors).toEqual([expect.stringMatching(NOT_KEPT_UP)]);
        expect(run.ok).toBe(false);
        expect((await purge({})).run.ok).toBe(true);
      },
    );

    it("up to MAXVALUE with too many rows makes the run fail, with what to do, and its rows go in batches", async () => {
      await table(
        "t DATETIME NOT NULL, KEY (t)",
        "RANGE COLUMNS (t)",
        (day) => `'${day}'`,
        ", PARTITION rest VALUES LESS THAN MAXVALUE".replace("MAXVALUE", "(MAXVALUE)"),
      );
      await db.admin.query(
        `ALTER TABLE p DROP PARTITION old1, old2;
         INSERT INTO p SELECT '2026-06-10' FROM ${numbersBelow(10_001)} AS n; INSERT INTO p VALUES ('2026-05-22 23:00'), ('2026-05-23'), ('2026-05-20')`,
      );

      const { run, table: line } = await purge();

      expect(line.errors).toEqual([
        expect.stringMatching(
          /rest takes everything up to MAXVALUE .*split it by hand \(REORGANIZE PARTITION\)/,
        ),
      ]);
      expect(line).toMatchObject({ rowsRemoved: 2, partitionsRemoved: ["old0"], partitionsCreated: [] });
      expect(run.ok).toBe(false);
      expect((await purge({})).run.ok).toBe(true);
    });
  });
});
