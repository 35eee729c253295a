import { performance } from "node:perf_hooks";
import { BatchPace } from "./batch-pace";
import { ByKey } from "./by-key";
import { ByTime } from "./by-time";
import type { BatchLimits } from "./configuration";
import { PurgeError } from "./purge-error";
import { type Removing, Tally, type Way } from "./removing";

/** Deletes the rows of one table from before a moment, a few at a time, around those that cannot go. */
export class RowRemoval {
  /** Whether all that could go is gone. */
  done = false;
  private readonly with: Removing;
  private way: Way;

  constructor(removing: Omit<Removing, "pace" | "tally"> & { readonly batch: BatchLimits }) {
    const pace = new BatchPace(removing.batch, removing.facts.rowBytes);
    this.with = { ...removing, pace, tally: new Tally() };
    this.way = this.firstWay();
  }

  get tally(): Tally {
    return this.with.tally;
  }

  /** Deletes one batch. @returns how long to pause, in milliseconds */
  async next(): Promise<number> {
    const start = performance.now();
    this.done = !(await this.way.batch());
    return this.with.pace.after(performance.now() - start);
  }

  /** Begins once more: what was in the way may be gone. */
  again(): void {
    const { pace, facts } = this.with;
    // No more than are left, and one by one where that can be: what is in the way has been found out.
    pace.rows = Math.min(pace.rows, Math.max(this.tally.left, 1));
    this.tally.forget();
    this.done = false;
    this.way = facts.key ? new ByKey(this.with, facts.key) : this.firstWay();
  }

  private firstWay(): Way {
    const { facts, server } = this.with;
    const isReferredTo = facts.referredBy.length > 0;
    if (!isReferredTo && !server.logsStatements) {
      const { key } = facts;
      return new ByTime(this.with, key && (() => (this.way = new ByKey(this.with, key))));
    }
    if (facts.key) return new ByKey(this.with, facts.key);
    throw new PurgeError(
      isReferredTo
        ? "rows refer to this table's, so each of these has to be told apart from the others: give the table a primary " +
            "key, of numbers, texts or times"
        : "binlog_format is STATEMENT and the table has no primary key: a replica could delete other rows of the same time. " +
            "Give the table a primary key, or set binlog_format to ROW",
    );
  }
}
