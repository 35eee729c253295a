import { Changes } from "../../../functions/row-purge/changes";
import { Deadline } from "../../../functions/row-purge/deadline";
import { Link } from "../../../functions/row-purge/link";
import type { Ended, PartitionedTable } from "../../../functions/row-purge/partition-plan";
import { dropPartitions } from "../../../functions/row-purge/partition-work";
import { Session } from "../../../functions/row-purge/session";
import { readTableFacts } from "../../../functions/row-purge/table-facts";
import { onEveryServer } from "../../mysql-servers/on-every-server";
import { NOW } from "./overdue-table";
import { PartitionedTables } from "./partitioned-tables";

onEveryServer((db) => {
  const tables = new PartitionedTables(db);

  /** What a run knows of a table, while somebody changes its partitions. */
  async function knownBefore(
    name: string,
    change: string,
  ): Promise<{ drop: (...partitions: readonly Ended[]) => Promise<void> }> {
    const link = new Link(await db.connectAt(NOW), new Deadline(60));
    const session = new Session(link);
    await session.prepare(5);
    const facts = await readTableFacts(session, {
      ...tableOf(name),
      timeColumn: "t",
      deleteAfterDays: 30,
      overdueAfterDays: 38,
    });
    if (!facts.scheme) throw new Error("the table is not partitioned");
    await db.admin.query(change);
    const known: PartitionedTable = { ...facts, scheme: facts.scheme };
    return { drop: (...partitions) => dropPartitions(session, new Changes(link, 5), known, partitions) };
  }

  function tableOf(name: string) {
    return { database: db.name, name };
  }

  describe("a partition that has changed since the run began", () => {
    it("is not dropped: merged with a younger one under its old name, it keeps all its rows", async () => {
      await tables.create("merged", ["2026-05-16", "2026-05-23", "2026-07-04"]);
      await db.admin.query("INSERT INTO merged VALUES ('2026-05-22'), ('2026-06-28')");
      const merge =
        "ALTER TABLE merged REORGANIZE PARTITION w1, w2 INTO (PARTITION w1 VALUES LESS THAN ('2026-07-04'))";
      const { drop } = await knownBefore("merged", merge);

      const dropping = drop({ name: "w1", end: Date.UTC(2026, 4, 23) });

      await expect(dropping).rejects.toThrow("the partition w1 has changed since the run began");
      expect(await tables.left("merged")).toEqual(["2026-05-22 00:00:00", "2026-06-28 00:00:00"]);
    });

    it("is not dropped if it has become the first one, which holds what has no time", async () => {
      await tables.create("became_first", ["2026-05-16", "2026-05-23", "2026-07-04"]);
      const { drop } = await knownBefore("became_first", "ALTER TABLE became_first DROP PARTITION w0");

      const dropping = drop({ name: "w1", end: Date.UTC(2026, 4, 23) });

      await expect(dropping).rejects.toThrow("the partition w1 has changed since the run began");
      expect(await tables.partitions("became_first")).toEqual(["w1", "w2"]);
    });

    it("leaves the table unlocked for others", async () => {
      await tables.create("unlocked", ["2026-05-16", "2026-05-23", "2026-07-04"]);
      const { drop } = await knownBefore("unlocked", "ALTER TABLE unlocked DROP PARTITION w1");

      await expect(drop({ name: "w1", end: 0 })).rejects.toThrow("has changed");

      await db.admin.query("INSERT INTO unlocked VALUES ('2026-06-28')");
      expect(await tables.left("unlocked")).toEqual(["2026-06-28 00:00:00"]);
    });

    it("is dropped if it is as it was", async () => {
      await tables.create("as_it_was", ["2026-05-16", "2026-05-23", "2026-07-04"]);
      const { drop } = await knownBefore(
        "as_it_was",
        "INSERT INTO as_it_was VALUES ('2026-05-22'), ('2026-06-28')",
      );

      await drop({ name: "w1", end: Date.UTC(2026, 4, 23) });

      expect(await tables.left("as_it_was")).toEqual(["2026-06-28 00:00:00"]);
    });
  });
});
