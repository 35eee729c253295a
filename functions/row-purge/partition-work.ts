import type { PurgeConfiguration, TableConfiguration } from "./configuration";
import type { Cutoffs } from "./cutoffs";
import type { Database } from "./database";
import type { Deadline } from "./deadline";
import { DAY_IN_MS, type Moment } from "./moment";
import { comingPartitions, type Ended, partitionsBefore } from "./partition-plan";
import type { Partition } from "./partition-scheme";
import { PurgeError } from "./purge-error";
import {
  createPartitions,
  dropPartition,
  isSmall,
  mayDropFirst,
  type PartitionedTable,
  SPLIT_AT_MOST_ROWS,
} from "./partition-upkeep";

/** What one run does to the partitions of one table: first the coming ones, then those that are over. */
export class PartitionWork {
  readonly created: string[] = [];
  readonly removed: string[] = [];
  readonly notes: string[] = [];
  /** Those that are left. */
  partitions: readonly Partition[];
  /** Set if some that are over had to wait for the next run. */
  unfinished = false;

  constructor(
    private readonly database: Database,
    private readonly facts: PartitionedTable,
    private readonly cutoffs: Cutoffs,
    private readonly deadline: Deadline,
    private readonly dryRun: boolean,
  ) {
    this.partitions = facts.scheme.partitions;
  }

  /** So that inserts never meet a missing partition. */
  async create(table: TableConfiguration, { partitionsAheadDays }: PurgeConfiguration): Promise<void> {
    const { now, due } = this.cutoffs;
    const until = now + partitionsAheadDays * DAY_IN_MS;
    const coming = comingPartitions({
      partitions: this.partitions,
      until,
      stepDays: table.partitionDays,
      now,
      due,
    });
    if (coming === undefined) {
      const reason = "no partitions were created: neither the policy nor the table says how long one is";
      // Inserts will meet a missing partition, or do so already.
      if (!this.openPartition) throw new PurgeError(reason);
      this.notes.push(reason);
      return;
    }
    if (coming.length === 0 || !(await this.canTake())) return;
    if (!this.dryRun) await createPartitions(this.database, this.facts, coming);
    this.created.push(...coming.map(({ name }) => name));
    const [ended, open] = [this.partitions.filter(({ end }) => end !== undefined), this.openPartition];
    this.partitions = [...ended, ...coming, ...(open ? [open] : [])];
  }

  /** Those that lie wholly beyond the period. */
  async drop(): Promise<void> {
    for (const partition of await this.droppable()) {
      if (this.deadline.isOver()) {
        this.unfinished = true;
        return;
      }
      if (!this.dryRun) await this.dropOne(partition);
      this.removed.push(partition.name);
      this.partitions = this.partitions.filter(({ name }) => name !== partition.name);
    }
  }

  private dropOne(partition: Ended): Promise<void> {
    const isFirst = this.partitions[0]?.name === partition.name;
    return dropPartition(this.database, this.facts, partition, isFirst);
  }

  /** Rows from before it are to be deleted one by one. */
  get straggling(): Moment {
    const { due, straggling } = this.cutoffs;
    // A first partition that had to stay is emptied.
    const [first] = partitionsBefore(this.partitions.slice(0, 1), due);
    return first ? Math.max(straggling, first.end) : straggling;
  }

  private get openPartition(): Partition | undefined {
    return this.partitions.find(({ end }) => end === undefined);
  }

  private async canTake(): Promise<boolean> {
    const open = this.openPartition;
    if (!open || (await isSmall(this.database, this.facts, open))) return true;
    this.notes.push(
      `the partition ${open.name} takes everything up to MAXVALUE and holds more than ${SPLIT_AT_MOST_ROWS} rows: ` +
        "splitting it would block inserts, so its rows are deleted in batches; split it by hand when nobody writes",
    );
    return false;
  }

  private async droppable(): Promise<readonly Ended[]> {
    const over = partitionsBefore(this.partitions, this.cutoffs.due);
    const [first] = this.partitions;
    const keepsFirst =
      over.length > 0 && over[0]?.name === first?.name && !(await mayDropFirst(this.database, this.facts));
    const droppable = keepsFirst ? over.slice(1) : over;
    // MySQL refuses to drop all partitions of a table.
    return droppable.length === this.partitions.length ? droppable.slice(0, -1) : droppable;
  }
}
