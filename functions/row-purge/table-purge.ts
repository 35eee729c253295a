import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { BatchPace } from "./batch-pace";
import { type PurgeConfiguration, type TableConfiguration, tableId } from "./configuration";
import { type Cutoffs, cutoffsOf } from "./cutoffs";
import type { Database } from "./database";
import type { Deadline } from "./deadline";
import { countBefore, countUntimed, oldestRow } from "./leftovers";
import type { Moment } from "./moment";
import { PartitionWork } from "./partition-work";
import { loggable, PurgeError } from "./purge-error";
import type { TableLine } from "./report-line";
import { readTableFacts, type TableFacts } from "./table-facts";

/** What all tables of a run have in common. */
export interface RunContext {
  readonly database: Database;
  readonly configuration: PurgeConfiguration;
  readonly deadline: Deadline;
  readonly dryRun: boolean;
  /** What time it was for the database when the run began. */
  readonly now: Moment;
}

/** The work of one run on one table. It never throws: what fails is in its line, and the other tables go on. */
export class TablePurge {
  private readonly cutoffs: Cutoffs;
  private readonly pace: BatchPace;
  private readonly errors: string[] = [];
  private readonly notes: string[] = [];
  private facts: TableFacts | undefined;
  private partitionWork: PartitionWork | undefined;
  /** Rows from before it are deleted in batches; not set: there are none, or there is no way to. */
  private limit: Moment | undefined;
  private rowsRemoved = 0;
  private milliseconds = 0;

  constructor(
    private readonly context: RunContext,
    private readonly table: TableConfiguration,
  ) {
    this.cutoffs = cutoffsOf(table, context.now);
    this.pace = new BatchPace(context.configuration.batch);
  }

  /** Whether there are rows to delete in batches. */
  get hasMore(): boolean {
    return this.limit !== undefined;
  }

  /** Looks at the table, and drops and creates partitions. */
  async prepare(): Promise<void> {
    await this.attempt(async () => {
      this.facts = await readTableFacts(this.context.database, this.table);
      if (this.facts.scheme) await this.keepPartitions({ ...this.facts, scheme: this.facts.scheme });
      else this.requireIndex(this.facts);
    });
    if (this.context.dryRun) await this.attempt(() => this.countInstead());
  }

  /** Deletes the oldest rows in batches, until none is due any more or the time is over. */
  async deleteUntil(isOver: () => boolean): Promise<void> {
    const wentWell = await this.attempt(async () => {
      while (this.hasMore && !isOver()) {
        const pause = await this.deleteBatch();
        if (this.hasMore) await sleep(pause);
      }
    });
    if (!wentWell) this.limit = undefined;
  }

  /** Looks at what is left. */
  async conclude(): Promise<TableLine> {
    const { database, dryRun } = this.context;
    let oldest: Moment | undefined;
    let rowsOverdue = 0;
    let rowsWithoutTime = 0;
    await this.attempt(async () => {
      const { facts } = this;
      if (!facts || (facts.index === undefined && !facts.scheme)) return;
      oldest = await oldestRow(database, facts);
      const { overdue } = this.cutoffs;
      if (oldest !== undefined && oldest < facts.column.floor(overdue)) {
        rowsOverdue = await countBefore(database, facts, overdue);
      }
      rowsWithoutTime = await countUntimed(database, facts);
    });
    return {
      table: tableId(this.table),
      dryRun,
      partitionsRemoved: this.partitionWork?.removed ?? [],
      partitionsCreated: this.partitionWork?.created ?? [],
      rowsRemoved: this.rowsRemoved,
      oldestRow: oldest === undefined ? null : new Date(oldest).toISOString(),
      rowsOverdue,
      rowsWithoutTime,
      finished: this.errors.length === 0 && this.limit === undefined && !this.partitionWork?.unfinished,
      milliseconds: Math.round(this.milliseconds),
      notes: [...this.notes, ...(this.partitionWork?.notes ?? [])],
      errors: this.errors,
    };
  }

  private requireIndex(facts: TableFacts): void {
    if (this.table.partitionDays !== undefined) {
      this.notes.push(
        `is not partitioned by RANGE on ${this.table.timeColumn} in a way that is known: rows are deleted in batches`,
      );
    }
    if (facts.index === undefined) throw this.noIndex("");
    this.limit = this.cutoffs.due;
  }

  private async keepPartitions(facts: TableFacts & Required<Pick<TableFacts, "scheme">>): Promise<void> {
    const { database, configuration, deadline, dryRun } = this.context;
    const work = new PartitionWork(database, facts, this.cutoffs, deadline, dryRun);
    this.partitionWork = work;
    // What cannot be created must not keep what is over from being dropped.
    await this.guard(() => work.create(this.table, configuration));
    await this.guard(() => work.drop());
    const partitions = work.partitions as (typeof facts.scheme)["partitions"];
    if (!dryRun) this.facts = { ...facts, scheme: { ...facts.scheme, partitions } };
    await this.findStragglers(this.facts ?? facts, work);
  }

  private async findStragglers(facts: TableFacts, work: PartitionWork): Promise<void> {
    const { database, dryRun } = this.context;
    if (dryRun) {
      const created = new Set(work.created);
      const kept = work.partitions.filter(({ name }) => !created.has(name));
      if ((await countBefore(database, facts, work.straggling, kept)) === 0) return;
    } else {
      const oldest = await oldestRow(database, facts);
      if (oldest === undefined || oldest >= facts.column.floor(work.straggling)) return;
    }
    if (facts.index === undefined)
      throw this.noIndex("; rows that are due lie in a partition that cannot be dropped");
    this.limit = work.straggling;
  }

  private noIndex(detail: string): PurgeError {
    const column = this.table.timeColumn;
    return new PurgeError(`no usable index begins with the column ${column}: create one on it${detail}`);
  }

  /** @returns how long to pause, in milliseconds. */
  private async deleteBatch(): Promise<number> {
    const { facts, limit } = this;
    if (!facts || limit === undefined) return 0;
    const rows = this.pace.rows;
    const { sql, values } = facts.column.before(limit);
    const start = performance.now();
    const removed = await this.context.database.change(
      "deleting rows",
      `DELETE FROM ${facts.sql} WHERE ${sql} ORDER BY ${facts.column.sql} LIMIT ${rows}`,
      values,
    );
    this.rowsRemoved += removed;
    if (removed < rows) this.limit = undefined;
    return this.pace.after(performance.now() - start);
  }

  private async countInstead(): Promise<void> {
    const { facts, limit, partitionWork } = this;
    if (!facts || limit === undefined) return;
    const created = new Set(partitionWork?.created);
    const kept = partitionWork?.partitions.filter(({ name }) => !created.has(name));
    this.rowsRemoved = await countBefore(this.context.database, facts, limit, kept);
    this.limit = undefined;
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    const start = performance.now();
    const wentWell = await this.guard(act);
    this.milliseconds += performance.now() - start;
    return wentWell;
  }

  /** What fails goes into the line of the table. @returns whether it went well. */
  private async guard(act: () => Promise<void>): Promise<boolean> {
    try {
      if (this.context.database.lost) throw new PurgeError("the connection to the database was lost");
      await act();
      return true;
    } catch (error) {
      const text = loggable(error);
      if (!this.errors.includes(text)) this.errors.push(text);
      return false;
    }
  }
}
