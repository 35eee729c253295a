import { setTimeout as sleep } from "node:timers/promises";
import type { Changes } from "./changes";
import type { TableConfiguration } from "./configuration";
import { isSameTable } from "./foreign-keys";
import { oldestRow } from "./look";
import type { Moment } from "./moment";
import type { PartitionedTable, PartitionPlan } from "./partition-plan";
import { PartitionWork } from "./partition-work";
import type { TableLine } from "./report-line";
import { PurgeError } from "./purge-error";
import { RowRemoval } from "./row-removal";
import { isKeptUp, type RunContext, STRAGGLING, TableLook } from "./table-look";

/** The work of one run on one table. It never throws: what fails is in its line, and the other tables go on. */
export class TablePurge {
  private readonly look: TableLook;
  private partitionWork: PartitionWork | undefined;
  /** Set if rows are to be deleted in batches. */
  private removal: RowRemoval | undefined;
  /** How many rows had gone of the tables that refer to this one when its last pass began. */
  private goneAtStart: number | undefined;
  private triedHeldAgain = false;

  constructor(
    private readonly context: RunContext,
    private readonly changes: Changes,
    table: TableConfiguration,
  ) {
    this.look = new TableLook(context, table);
  }

  /** Whether there are rows to delete in batches. */
  get hasMore(): boolean {
    return this.removal?.done === false;
  }

  /** Deleted one by one. */
  get rowsRemoved(): number {
    return this.removal?.tally.removed ?? 0;
  }

  /** Whether rows of the other table refer to rows of this one. */
  isReferredToBy(other: TablePurge): boolean {
    const child = other.look.facts?.table;
    return (
      child !== undefined && (this.look.facts?.referredBy ?? []).some((key) => isSameTable(key.child, child))
    );
  }

  /** Looks at the table, and drops and creates partitions. */
  async prepare(): Promise<void> {
    await this.look.attempt(async () => {
      const plan = await this.look.prepare();
      const { facts } = this.look;
      if (!facts) return;
      if (plan && isKeptUp(facts)) return this.keepPartitions(facts, plan);
      this.look.requireIndex();
      this.removeBefore(this.look.cutoffs.due);
    });
  }

  private async keepPartitions(facts: PartitionedTable, plan: PartitionPlan): Promise<void> {
    const { session, deadline } = this.context;
    const work = new PartitionWork(session, this.changes, facts, deadline);
    this.partitionWork = work;
    // What cannot be created must not keep what is over from being dropped.
    await this.look.guard(() => work.create(plan));
    if (!work.isHeld) await this.look.guard(() => work.drop(plan));
    const partitions = work.partitions as PartitionedTable["scheme"]["partitions"];
    const now = { ...facts, scheme: { ...facts.scheme, partitions } };
    this.look.facts = now;
    const oldest = await oldestRow(session, now);
    if (oldest === undefined || oldest >= facts.column.floor(plan.straggling)) return;
    this.look.requireIndex(STRAGGLING);
    this.removeBefore(plan.straggling);
  }

  private removeBefore(limit: Moment): void {
    const { session, server, configuration, deadline } = this.context;
    const { facts } = this.look;
    if (!facts) return;
    this.removal = new RowRemoval({
      ...{ session, changes: this.changes, facts, server, limit },
      batch: configuration.batch,
      isOver: () => deadline.isOver(),
    });
  }

  /**
   * Deletes rows in batches, until none is left that can go, or the time is over.
   *
   * @param gone how many rows have gone, this run, of the tables that refer to this one.
   */
  async deleteUntil(isOver: () => boolean, gone: number): Promise<void> {
    const { removal } = this;
    if (!removal) return;
    this.goneAtStart ??= gone;
    const wentWell = await this.look.attempt(async () => {
      await this.requireSameKeys();
      while (this.hasMore && !isOver()) {
        const pause = await removal.next();
        if (this.hasMore) await sleep(pause);
      }
    });
    if (!wentWell) removal.done = true;
  }

  /** @throws PurgeError if other rows refer to this table's by another key than when it was looked at. */
  private async requireSameKeys(): Promise<void> {
    const { facts } = this.look;
    if (!facts) return;
    const now = await this.context.foreignKeys.referringTo(facts.table);
    if (JSON.stringify(now) === JSON.stringify(facts.referredBy)) return;
    throw new PurgeError(
      "a foreign key that refers to the table has come or gone since the run began: what is left waits for the next run",
    );
  }

  /**
   * Begins once more with rows that could not go: where some that referred to them have gone since, and once for rows
   * that somebody held.
   *
   * @param gone as of `deleteUntil`.
   */
  tryAgain(gone: number): void {
    const tally = this.removal?.tally;
    if (!this.removal || !tally || this.look.errors.length > 0) return;
    const isFreer = tally.blocked > 0 && gone > (this.goneAtStart ?? 0);
    const isHeld = tally.held > 0 && !this.triedHeldAgain;
    if (!isFreer && !isHeld) return;
    this.goneAtStart = gone;
    this.triedHeldAgain ||= isHeld;
    this.removal.again();
  }

  /** Looks at what is left. */
  async conclude(): Promise<TableLine> {
    const { look, removal, partitionWork: work } = this;
    const tally = removal?.tally;
    for (const [foreignKey, rows] of tally?.blockedBy ?? []) {
      look.notes.push(
        `${due(rows)} cannot go: the foreign key ${foreignKey} refers to ${rows === 1 ? "it" : "them"}`,
      );
    }
    if (tally && tally.held > 0) {
      const are = tally.held === 1 ? "is" : "are";
      look.notes.push(
        `${due(tally.held)} ${are} held by an open transaction of another session: the next run tries again`,
      );
    }
    for (const [reason, rows] of tally?.refusedBy ?? [])
      look.errors.push(`${due(rows)} cannot go: ${reason}`);
    if (work?.rowsRemoved === null) {
      look.notes.push(
        "the rows of the partitions that were removed were not counted: it would have taken too long",
      );
    }
    await this.noteForgottenCounter();
    return look.line({
      dryRun: false,
      partitionsRemoved: work?.removed ?? [],
      partitionsCreated: work?.created ?? [],
      rowsRemoved: work?.rowsRemoved === null ? null : this.rowsRemoved + (work?.rowsRemoved ?? 0),
      rowsBlocked: tally?.blocked ?? 0,
      finished: !this.hasMore && (tally?.left ?? 0) === 0 && !work?.unfinished,
    });
  }

  private async noteForgottenCounter(): Promise<void> {
    const { session, server } = this.context;
    const { facts } = this.look;
    if (!facts?.hasAutoIncrement || !server.forgetsCounters) return;
    if (this.rowsRemoved === 0 && !this.partitionWork?.removed.length) return;
    await this.look.attempt(async () => {
      const left = await session.rows(
        "looking whether the table is empty",
        `SELECT 1 FROM ${facts.sql} LIMIT 1`,
      );
      if (left.length > 0) return;
      this.look.notes.push(
        "the table is empty now, and this server forgets its AUTO_INCREMENT when it restarts: ids of deleted rows may be " +
          "given out again. Keep one row in the table, or use a version of 8.0 or later",
      );
    });
  }
}

function due(rows: number): string {
  return rows === 1 ? "1 row that is due" : `${rows} rows that are due`;
}
