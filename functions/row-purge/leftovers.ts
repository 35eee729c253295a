import type { Database } from "./database";
import { type Moment, readMoment } from "./moment";
import type { Partition } from "./partition-scheme";
import type { TableFacts } from "./table-facts";
import { quoted, type TimeColumn } from "./time-column";

type Condition = ReturnType<TimeColumn["before"]>;

/** The time of the oldest row, by the index, or else by the first partition that has one: never by a whole scan. */
export async function oldestRow(database: Database, facts: TableFacts): Promise<Moment | undefined> {
  if (facts.index !== undefined) {
    const { sql, values } = facts.column.timed;
    const [row] = await database.rows(
      "looking for the oldest row",
      `SELECT CAST(${facts.column.sql} AS CHAR) AS time FROM ${facts.sql} FORCE INDEX (${quoted(facts.index)})
       WHERE ${sql} ORDER BY ${facts.column.sql} LIMIT 1`,
      values,
    );
    return row && readMoment(String(row["time"]));
  }
  for (const partition of facts.scheme?.partitions ?? []) {
    const oldest = await oldestIn(database, facts, partition);
    if (oldest !== undefined) return oldest;
  }
  return undefined;
}

async function oldestIn(
  database: Database,
  facts: TableFacts,
  partition: Partition,
): Promise<Moment | undefined> {
  const { sql, values } = facts.column.timed;
  const [row] = await database.rows(
    `looking for the oldest row in the partition ${partition.name}`,
    `SELECT CAST(MIN(${facts.column.sql}) AS CHAR) AS time FROM ${facts.sql} PARTITION (${quoted(partition.name)})
     WHERE ${sql}`,
    values,
  );
  return row && readMoment(String(row["time"]));
}

/** Rows from before the moment. @param partitions those to look into. @default all */
export function countBefore(
  database: Database,
  facts: TableFacts,
  moment: Moment,
  partitions?: readonly Partition[],
): Promise<number> {
  return count(database, facts, facts.column.before(moment), partitions);
}

/** Rows whose time is NULL or not valid; in a partitioned table MySQL puts them into the first partition. */
export function countUntimed(database: Database, facts: TableFacts): Promise<number> {
  return count(database, facts, facts.column.untimed, facts.scheme?.partitions.slice(0, 1));
}

async function count(
  database: Database,
  facts: TableFacts,
  { sql, values }: Condition,
  partitions?: readonly Partition[],
): Promise<number> {
  const among = partitions ? ` PARTITION (${partitions.map(({ name }) => quoted(name)).join(", ")})` : "";
  const along = facts.index === undefined ? "" : ` FORCE INDEX (${quoted(facts.index)})`;
  const [row] = await database.rows(
    "counting rows",
    `SELECT COUNT(*) AS n FROM ${facts.sql}${among}${along} WHERE ${sql}`,
    values,
  );
  return Number(row?.["n"]);
}
