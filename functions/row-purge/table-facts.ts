import type { TableConfiguration } from "./configuration";
import type { Database, Row } from "./database";
import { readScheme, type PartitionScheme } from "./partition-scheme";
import { PurgeError } from "./purge-error";
import { quoted, TIME_TYPES, TimeColumn, type TimeType } from "./time-column";

/** What the purge must know of a table, read from the database at each run. */
export interface TableFacts {
  readonly table: Pick<TableConfiguration, "database" | "name">;
  /** Quoted for SQL. */
  readonly sql: string;
  readonly column: TimeColumn;
  /** An index that begins with the time column. */
  readonly index?: string;
  /** Set if the table is partitioned by RANGE on the time column. */
  readonly scheme?: PartitionScheme;
}

/** @throws PurgeError if there is no such table or column, or the column does not hold times. */
export async function readTableFacts(database: Database, table: TableConfiguration): Promise<TableFacts> {
  await requireTable(database, table);
  const column = await readColumn(database, table);
  const index = await findIndex(database, table);
  const scheme = readScheme(await readPartitions(database, table), column);
  return {
    table,
    sql: quoted(table.database, table.name),
    column,
    ...(index !== undefined && { index }),
    ...(scheme && { scheme }),
  };
}

async function requireTable(database: Database, table: TableConfiguration): Promise<void> {
  const [found] = await database.rows(
    "looking for the table",
    "SELECT TABLE_TYPE AS type FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
    [table.database, table.name],
  );
  if (!found) throw new PurgeError("the table does not exist, or the account has no privilege on it");
  if (found["type"] !== "BASE TABLE") throw new PurgeError("is not a table with rows of its own");
}

async function readColumn(database: Database, table: TableConfiguration): Promise<TimeColumn> {
  const [found] = await database.rows(
    "looking for the time column",
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type, IS_NULLABLE AS nullable
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?`,
    [table.database, table.name, table.timeColumn],
  );
  if (!found) throw new PurgeError(`the table has no column ${table.timeColumn}`);
  const type = String(found["type"]).toLowerCase();
  if (!isTimeType(type)) {
    throw new PurgeError(
      `the column ${table.timeColumn} is of the type ${type}; allowed: ${TIME_TYPES.join(", ")}`,
    );
  }
  return new TimeColumn(String(found["name"]), type, found["nullable"] === "YES");
}

function isTimeType(type: string): type is TimeType {
  return (TIME_TYPES as readonly string[]).includes(type);
}

/** Only a B-tree that begins with the time column, and that the optimizer may use, leads to old rows without a scan. */
async function findIndex(database: Database, table: TableConfiguration): Promise<string | undefined> {
  const indexes = await database.rows(
    "looking for an index of the time column",
    `SELECT * FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ? AND SEQ_IN_INDEX = 1 AND INDEX_TYPE = 'BTREE'
     ORDER BY INDEX_NAME`,
    [table.database, table.name, table.timeColumn],
  );
  // Each server has a column of its own for an index that is kept but not used: MySQL 8, MariaDB 10.6.
  const usable = indexes.find((index) => index["IS_VISIBLE"] !== "NO" && index["IGNORED"] !== "YES");
  return usable && String(usable["INDEX_NAME"]);
}

/** The partitions of a table as they are now, for `readScheme`. */
export function readPartitions(
  database: Database,
  table: Pick<TableConfiguration, "database" | "name">,
): Promise<readonly Row[]> {
  return database.rows(
    "reading the partitions",
    `SELECT DISTINCT PARTITION_NAME AS name, PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression,
       PARTITION_DESCRIPTION AS bound, PARTITION_ORDINAL_POSITION AS position
     FROM information_schema.PARTITIONS
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME IS NOT NULL
     ORDER BY PARTITION_ORDINAL_POSITION`,
    [table.database, table.name],
  );
}
