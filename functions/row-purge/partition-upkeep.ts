import type { Database } from "./database";
import type { Ended } from "./partition-plan";
import { type Partition, readScheme } from "./partition-scheme";
import { PurgeError } from "./purge-error";
import { readPartitions, type TableFacts } from "./table-facts";
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

/**
 * Drops a partition by its name, but only if it still is the one that was looked at: somebody may have merged it with
 * younger ones since, while the drop would have waited for them. So the table is locked, and looked at again.
 *
 * @param wasFirst whether it was the first one then: that one also holds what has no time.
 * @throws PurgeError if the partition has changed.
 */
export async function dropPartition(
  database: Database,
  { sql, table, column }: PartitionedTable,
  { name, end }: Ended,
  wasFirst: boolean,
): Promise<void> {
  await database.whileLocked(sql, `dropping the partition ${name}`, async () => {
    const now = readScheme(await readPartitions(database, table), column)?.partitions ?? [];
    const found = now.find((partition) => partition.name === name);
    const isFirst = now[0]?.name === name;
    if (found?.end !== end || isFirst !== wasFirst) {
      throw new PurgeError(
        `the partition ${name} has changed since the run began: it is left for the next run`,
      );
    }
    await database.change(
      `dropping the partition ${name}`,
      `ALTER TABLE ${sql} DROP PARTITION ${quoted(name)}`,
    );
  });
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
