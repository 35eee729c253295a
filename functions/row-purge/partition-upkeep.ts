import type { Database } from "./database";
import type { Ended } from "./partition-plan";
import type { Partition } from "./partition-scheme";
import type { TableFacts } from "./table-facts";
import { quoted } from "./time-column";

/** A partition up to MAXVALUE is split only while it is this small: the rows in it are copied under a lock. */
export const SPLIT_AT_MOST_ROWS = 10_000;

/** What the statements below need of a partitioned table. */
export type PartitionedTable = TableFacts & Required<Pick<TableFacts, "scheme">>;

/** Adds partitions at the end, or before the one up to MAXVALUE. No row is lost: MySQL moves those of a split one. */
export async function createPartitions(
  database: Database,
  { sql, scheme }: PartitionedTable,
  coming: readonly Ended[],
): Promise<void> {
  const open = scheme.partitions.find(({ end }) => end === undefined);
  const definitions = coming.map(
    ({ name, end }) => `PARTITION ${quoted(name)} VALUES LESS THAN ${scheme.bound(end)}`,
  );
  const change = open
    ? `REORGANIZE PARTITION ${quoted(open.name)} INTO (${definitions.join(", ")}, ` +
      `PARTITION ${quoted(open.name)} VALUES LESS THAN (MAXVALUE))`
    : `ADD PARTITION (${definitions.join(", ")})`;
  await database.change("creating the coming partitions", `ALTER TABLE ${sql} ${change}`);
}

export async function dropPartition(
  database: Database,
  { sql }: PartitionedTable,
  { name }: Partition,
): Promise<void> {
  await database.change(
    `dropping the partition ${name}`,
    `ALTER TABLE ${sql} DROP PARTITION ${quoted(name)}`,
  );
}

/** Whether the rows in the partition are few enough to be moved while others wait. */
export async function isSmall(
  database: Database,
  { sql }: PartitionedTable,
  { name }: Partition,
): Promise<boolean> {
  const [row] = await database.rows(
    `counting the rows in the partition ${name}`,
    `SELECT COUNT(*) AS n FROM
       (SELECT 1 FROM ${sql} PARTITION (${quoted(name)}) LIMIT ${SPLIT_AT_MOST_ROWS + 1}) AS some`,
  );
  return Number(row?.["n"]) <= SPLIT_AT_MOST_ROWS;
}

/**
 * Whether the first partition may go as a whole. It is where MySQL puts what has no valid time, which must stay; and
 * a NULL could be inserted between a look and the drop, so that of a nullable column is never dropped.
 */
export async function mayDropFirst(
  database: Database,
  { sql, scheme, column }: PartitionedTable,
): Promise<boolean> {
  if (column.isNullable) return false;
  const [first] = scheme.partitions;
  const { sql: condition, values } = column.untimed;
  const found = await database.rows(
    `looking for rows without a time in the partition ${first.name}`,
    `SELECT 1 FROM ${sql} PARTITION (${quoted(first.name)}) WHERE ${condition} LIMIT 1`,
    values,
  );
  return found.length === 0;
}
