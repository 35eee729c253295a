import { performance } from "node:perf_hooks";
import { type Changes, TableHeldError } from "./changes";
import { DatabaseError } from "./database-error";
import type { Deadline } from "./deadline";
import { countPartition } from "./look";
import { type Ended, openPartition, type PartitionedTable, type PartitionPlan } from "./partition-plan";
import { type Partition, readScheme } from "./partition-scheme";
import { PurgeError } from "./purge-error";
import type { Session } from "./session";
import { readPartitions } from "./table-facts";
import { quoted } from "./time-column";

/** As many as one ALTER drops: each holds the table for some milliseconds. */
const PARTITIONS_A_DROP = 200;

/** Counting is to tell what went, and must not keep it from going: a table is given this long for it. */
const COUNT_SECONDS = 120;

/** What one run does to the partitions of one table. */
export class PartitionWork {
  readonly created: string[] = [];
  readonly removed: string[] = [];
  /** Rows in the partitions that were removed; `null` if there was no time to count them. */
  rowsRemoved: number | null = 0;
  /** Those that are left. */
  partitions: readonly Partition[];
  /** Set if some that are over had to wait for the next run. */
  unfinished = false;
  /** Set if somebody holds the table: whoever asks for it again makes others wait again. */
  isHeld = false;

  constructor(
    private readonly session: Session,
    private readonly changes: Changes,
    private readonly facts: PartitionedTable,
    private readonly deadline: Deadline,
  ) {
    this.partitions = facts.scheme.partitions;
  }

  /** Adds partitions at the end, or before the one up to MAXVALUE. No row is lost: MySQL moves those of a split one. */
  async create({ create }: PartitionPlan): Promise<void> {
    if (create.length === 0) return;
    const { sql, table, scheme } = this.facts;
    const open = openPartition(scheme.partitions);
    const definitions = create.map(
      ({ name, end }) => `PARTITION ${quoted(name)} VALUES LESS THAN ${scheme.bound(end)}`,
    );
    const change = open
      ? `REORGANIZE PARTITION ${quoted(open.name)} INTO (${definitions.join(", ")}, ` +
        `PARTITION ${quoted(open.name)} VALUES LESS THAN (MAXVALUE))`
      : `ADD PARTITION (${definitions.join(", ")})`;
    const what = "creating the coming partitions";
    try {
      await this.changes.exclusively(table, what, async () => {
        await this.changes.change(what, `ALTER TABLE ${sql} ${change}`);
      });
    } catch (error) {
      this.isHeld = error instanceof TableHeldError;
      throw error;
    }
    this.created.push(...create.map(({ name }) => name));
    const ended = this.partitions.filter(({ end }) => end !== undefined);
    this.partitions = [...ended, ...create, ...(open ? [open] : [])];
  }

  /** Drops partitions, many with one statement: each statement makes everybody else wait once. */
  async drop({ drop }: PartitionPlan): Promise<void> {
    // MySQL refuses to drop all partitions of a table.
    const all = drop.length === this.partitions.length ? drop.slice(0, -1) : drop;
    for (let at = 0; at < all.length; at += PARTITIONS_A_DROP) {
      if (this.deadline.isOver()) {
        this.unfinished = true;
        return;
      }
      await this.dropTogether(all.slice(at, at + PARTITIONS_A_DROP));
    }
  }

  private async dropTogether(partitions: readonly Ended[]): Promise<void> {
    const rows = await this.count(partitions);
    await dropPartitions(this.session, this.changes, { ...this.facts, scheme: this.scheme }, partitions);
    const names = partitions.map(({ name }) => name);
    this.removed.push(...names);
    this.partitions = this.partitions.filter(({ name }) => !names.includes(name));
    this.rowsRemoved = this.rowsRemoved === null || rows === undefined ? null : this.rowsRemoved + rows;
  }

  private get scheme(): PartitionedTable["scheme"] {
    const partitions = this.partitions as PartitionedTable["scheme"]["partitions"];
    return { ...this.facts.scheme, partitions };
  }

  /** @returns undefined if it would take too long, or failed: what is due goes all the same. */
  private async count(partitions: readonly Ended[]): Promise<number | undefined> {
    const until = performance.now() + COUNT_SECONDS * 1000;
    const isOver = (): boolean => performance.now() > until || this.deadline.isOver();
    let total = 0;
    try {
      for (const partition of partitions) {
        const rows = await countPartition(this.session, this.facts, partition, isOver);
        if (rows === undefined) return undefined;
        total += rows;
      }
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.isConnectionLost) throw error;
      return undefined;
    }
    return total;
  }
}

/**
 * Drops partitions by their names, but only if they still are those that were looked at: somebody may have merged one
 * with younger ones since, while the drop would have waited for them. So the table is locked, and looked at again.
 *
 * @param facts the table as it was looked at.
 * @throws PurgeError if a partition has changed: then none is dropped.
 */
export async function dropPartitions(
  session: Session,
  changes: Changes,
  { sql, table, column, scheme }: PartitionedTable,
  partitions: readonly Ended[],
): Promise<void> {
  const names = partitions.map(({ name }) => name);
  const first = scheme.partitions[0].name;
  const what = `dropping the ${names.length === 1 ? "partition" : "partitions"} ${named(names)}`;
  await changes.whileLocked(table, what, async () => {
    const now = (await readScheme(session, await readPartitions(session, table), column))?.partitions ?? [];
    for (const { name, end } of partitions) {
      const found = now.find((partition) => partition.name === name);
      // The first one also holds what has no time.
      const isFirst = now[0]?.name === name;
      if (found?.end !== end || isFirst !== (name === first)) {
        throw new PurgeError(
          `the partition ${name} has changed since the run began: it is left for the next run`,
        );
      }
    }
    await changes.change(
      what,
      `ALTER TABLE ${sql} DROP PARTITION ${names.map((name) => quoted(name)).join(", ")}`,
    );
  });
}

function named(names: readonly string[]): string {
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(", ");
}
