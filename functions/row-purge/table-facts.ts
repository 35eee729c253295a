import type { TableConfiguration } from "./configuration";
import { DatabaseError } from "./database-error";
import { type ForeignKey, ForeignKeys, type TableName } from "./foreign-keys";
import type { Row } from "./link";
import { type PartitionScheme, readScheme } from "./partition-scheme";
import { PurgeError } from "./purge-error";
import type { Session } from "./session";
import { quoted, TimeColumn, type TimeType } from "./time-column";

/** What the purge must know of a table, read from the database at each run. */
export interface TableFacts {
  /** As the server spells it. */
  readonly table: TableName;
  /** Quoted for SQL. */
  readonly sql: string;
  readonly column: TimeColumn;
  /** An index that begins with the time column. */
  readonly index?: string;
  /** The primary key, if its values can be sent back as they came. */
  readonly key?: PrimaryKey;
  readonly isPartitioned: boolean;
  /** Set if the table is partitioned by RANGE on the time column, in a form that the purge keeps up. */
  readonly scheme?: PartitionScheme;
  /** Foreign keys that refer to this table's rows, its own among them. */
  readonly referredBy: readonly ForeignKey[];
  /** About as much as a row takes, in bytes, by the server's statistics: 0 if it does not know. */
  readonly rowBytes: number;
  readonly hasAutoIncrement: boolean;
}

export interface PrimaryKey {
  readonly columns: readonly string[];
  /** Of each column, whether its values are numbers: a number that is compared as text is compared inexactly. */
  readonly isNumber: readonly boolean[];
}

/** What the purge must know of the server. */
export interface ServerFacts {
  readonly version: string;
  /** Whether a locking read can pass over rows that others hold: MySQL 8.0, MariaDB 10.6. */
  readonly skipsLocked: boolean;
  /** Whether a replica repeats the statements, and not what they did to each row. */
  readonly logsStatements: boolean;
  /** Whether the server forgets the counter of an emptied table when it restarts: before MySQL 8.0 and MariaDB 10.2.4. */
  readonly forgetsCounters: boolean;
}

const INTEGERS = ["int", "bigint"];
const CALENDAR: readonly TimeType[] = ["datetime", "date", "timestamp"];
const NUMBERS = ["tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year"];
/**
 * Types whose values come back as they were sent, and come in the order in which they compare. A float does not come
 * back; a BIT and a JSON cannot be compared with a text; an ENUM is sorted by its number, and compared as a text.
 */
const KEY_TYPES = [
  ...NUMBERS,
  ...["char", "varchar", "binary", "varbinary", "date", "datetime", "timestamp", "time", "uuid"],
];

export async function readServerFacts(session: Session): Promise<ServerFacts> {
  const [row] = await session.rows(
    "reading the version of the server",
    "SELECT VERSION() AS version, @@SESSION.binlog_format AS format, @@GLOBAL.log_bin AS logs",
  );
  const version = String(row?.["version"]);
  const [major = 0, minor = 0, patch = 0] = (/^[\d.]+/.exec(version)?.[0] ?? "").split(".").map(Number);
  const isMariadb = version.includes("MariaDB");
  const isAtLeast = (...wanted: readonly [number, number, number]): boolean =>
    major !== wanted[0] ? major > wanted[0] : minor !== wanted[1] ? minor > wanted[1] : patch >= wanted[2];
  return {
    version,
    skipsLocked: isMariadb ? isAtLeast(10, 6, 0) : isAtLeast(8, 0, 1),
    logsStatements: Number(row?.["logs"]) === 1 && row?.["format"] === "STATEMENT",
    forgetsCounters: isMariadb ? !isAtLeast(10, 2, 4) : !isAtLeast(8, 0, 0),
  };
}

/** @throws PurgeError if there is no such table or column, or the column does not hold times. */
export async function readTableFacts(
  session: Session,
  table: TableConfiguration,
  foreignKeys: ForeignKeys = new ForeignKeys(session),
): Promise<TableFacts> {
  const found = await findTable(session, table);
  const name = { database: String(found["database"]), name: String(found["name"]) };
  const column = await readColumn(session, table);
  const index = await findIndex(session, table);
  const key = await readPrimaryKey(session, table);
  const partitions = await readPartitions(session, table);
  const scheme = await readScheme(session, partitions, column);
  return {
    table: name,
    sql: quoted(table.database, table.name),
    column,
    ...(index !== undefined && { index }),
    ...(key && { key }),
    isPartitioned: partitions.length > 0,
    ...(scheme && { scheme }),
    referredBy: await foreignKeys.referringTo(name),
    rowBytes: Number(found["rowBytes"] ?? 0),
    hasAutoIncrement: found["counter"] !== null,
  };
}

async function findTable(session: Session, table: TableConfiguration): Promise<Row> {
  const [found] = await session.rows(
    "looking for the table",
    `SELECT t.TABLE_SCHEMA AS \`database\`, t.TABLE_NAME AS name, t.TABLE_TYPE AS type, t.AVG_ROW_LENGTH AS rowBytes,
       t.AUTO_INCREMENT AS counter, t.ENGINE AS engine, e.TRANSACTIONS AS transactions
     FROM information_schema.TABLES t LEFT JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE
     WHERE t.TABLE_SCHEMA = ? AND t.TABLE_NAME = ?`,
    [table.database, table.name],
  );
  if (!found) throw await whyMissing(session, table, "1", "the table does not exist");
  if (found["type"] !== "BASE TABLE") throw new PurgeError("is not a table with rows of its own");
  if (found["transactions"] !== "YES") {
    throw new PurgeError(
      `the engine ${String(found["engine"])} has no transactions, so a batch that fails is half done: use ENGINE=InnoDB`,
    );
  }
  return found;
}

/** What the account may not see is not shown to it: asked for directly, the server says which of the two it is. */
async function whyMissing(
  session: Session,
  { database, name }: TableConfiguration,
  wanted: string,
  missing: string,
): Promise<PurgeError> {
  try {
    await session.rows("looking at the table", `SELECT ${wanted} FROM ${quoted(database, name)} LIMIT 0`);
  } catch (error) {
    if (error instanceof DatabaseError && error.isAccessDenied) {
      return new PurgeError(`${error.message}: grant it SELECT and DELETE on the table, or create the table`);
    }
  }
  return new PurgeError(missing);
}

async function readColumn(session: Session, table: TableConfiguration): Promise<TimeColumn> {
  const { timeColumn, unit, timeZone } = table;
  const [found] = await session.rows(
    "looking for the time column",
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type, IS_NULLABLE AS nullable
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?`,
    [table.database, table.name, timeColumn],
  );
  if (!found)
    throw await whyMissing(session, table, quoted(timeColumn), `the table has no column ${timeColumn}`);
  const type = String(found["type"]).toLowerCase();
  const form = { type: timeTypeOf(timeColumn, type, unit), unit, timeZone };
  if (timeZone !== undefined && form.type === "timestamp") {
    throw new PurgeError(
      `the column ${timeColumn} is a TIMESTAMP, which MySQL keeps in UTC: take timeZone out of the policy`,
    );
  }
  return new TimeColumn(String(found["name"]), form, found["nullable"] === "YES");
}

function timeTypeOf(column: string, type: string, unit: string | undefined): TimeType {
  if (unit !== undefined) {
    if (INTEGERS.includes(type)) return "integer";
    throw new PurgeError(
      `the column ${column} is of the type ${type}, but the policy says unit: ${unit}; allowed: ${INTEGERS.join(", ")}`,
    );
  }
  const calendar = CALENDAR.find((one) => one === type);
  if (calendar) return calendar;
  const hint = INTEGERS.includes(type)
    ? "; if it counts from 1970, say unit: seconds or milliseconds in the policy"
    : "";
  throw new PurgeError(`the column ${column} is of the type ${type}; allowed: ${CALENDAR.join(", ")}${hint}`);
}

/** Only a B-tree that begins with the time column, and that the optimizer may use, leads to old rows without a scan. */
async function findIndex(session: Session, table: TableConfiguration): Promise<string | undefined> {
  const indexes = await session.rows(
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

async function readPrimaryKey(session: Session, table: TableConfiguration): Promise<PrimaryKey | undefined> {
  const rows = await session.rows(
    "reading the primary key",
    `SELECT s.COLUMN_NAME AS name, c.DATA_TYPE AS type
     FROM information_schema.STATISTICS s JOIN information_schema.COLUMNS c
       ON c.TABLE_SCHEMA = s.TABLE_SCHEMA AND c.TABLE_NAME = s.TABLE_NAME AND c.COLUMN_NAME = s.COLUMN_NAME
     WHERE s.TABLE_SCHEMA = ? AND s.TABLE_NAME = ? AND s.INDEX_NAME = 'PRIMARY' ORDER BY s.SEQ_IN_INDEX`,
    [table.database, table.name],
  );
  const types = rows.map(({ type }) => String(type).toLowerCase());
  if (rows.length === 0 || !types.every((type) => KEY_TYPES.includes(type))) return undefined;
  return {
    columns: rows.map(({ name }) => String(name)),
    isNumber: types.map((type) => NUMBERS.includes(type)),
  };
}

/** The partitions of a table as they are now, for `readScheme`. */
export function readPartitions(
  session: Session,
  table: Pick<TableConfiguration, "database" | "name">,
): Promise<readonly Row[]> {
  return session.rows(
    "reading the partitions",
    `SELECT DISTINCT PARTITION_NAME AS name, PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression,
       PARTITION_DESCRIPTION AS bound, PARTITION_ORDINAL_POSITION AS position
     FROM information_schema.PARTITIONS
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME IS NOT NULL
     ORDER BY PARTITION_ORDINAL_POSITION`,
    [table.database, table.name],
  );
}

/** What tools that change a table online call the copies that they leave: gh-ost, pt-online-schema-change. */
export async function readCopies(
  session: Session,
  { database, name }: TableName,
): Promise<readonly string[]> {
  const copies = ["del", "gho", "ghc", "old", "new"].map((end) => `_${name}_${end}`);
  const rows = await session.rows(
    "looking for copies of the table",
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (?)
     ORDER BY TABLE_NAME`,
    [database, [...copies, ...copies.map((copy) => `_${copy}`), `${name}_old`]],
  );
  return rows.map((row) => String(row["name"]));
}
