import type { TableConfiguration } from "../../../functions/row-purge/configuration";
import { type Ran, runPurge, thirtyDays } from "../../mysql-servers/run-purge";
import type { TestDatabase } from "../../mysql-servers/test-database";

/** A Monday; thirty days before is 2026-05-30 at midnight. */
export const NOW = "2026-06-29 00:00:00";

export const weekly = { partitionDays: 7 };

/** As MySQL's TO_DAYS and UNIX_TIMESTAMP count. */
export const days = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 719_528;
export const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

/** Partitioned tables with a time column `t`, in the database of a test. */
export class PartitionedTables {
  constructor(private readonly db: TestDatabase) {}

  /** @param ends of the partitions `w0`, `w1` and so on. */
  async create(name: string, ends: readonly string[], column = "t DATETIME NOT NULL", index = ", KEY (t)") {
    const parts = ends.map(
      (end, i) => `PARTITION w${i} VALUES LESS THAN (${end === "MAXVALUE" ? end : `'${end}'`})`,
    );
    await this.db.admin.query(
      `CREATE TABLE ${name} (${column}${index}) PARTITION BY RANGE COLUMNS (t) (${parts.join(", ")})`,
    );
  }

  /** Purges the table at NOW, its rows kept for 30 days in partitions of a week. */
  async purge(
    name: string,
    changes: Partial<TableConfiguration> = weekly,
    options: { dryRun?: boolean } = {},
  ): Promise<Ran> {
    return runPurge(await this.db.connectAt(NOW), [thirtyDays(this.db.name, name, changes)], options);
  }

  partitions(name: string): Promise<unknown[]> {
    return this.db.column(
      `SELECT PARTITION_NAME FROM information_schema.PARTITIONS
       WHERE TABLE_SCHEMA = '${this.db.name}' AND TABLE_NAME = '${name}' ORDER BY PARTITION_ORDINAL_POSITION`,
    );
  }

  left(name: string): Promise<unknown[]> {
    return this.db.column(`SELECT CAST(t AS CHAR) FROM ${name} ORDER BY t IS NOT NULL, t`);
  }
}
