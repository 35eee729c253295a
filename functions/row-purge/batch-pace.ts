import type { BatchLimits } from "./configuration";

/** From one batch to the next, so that one that was slow for another reason does not spoil the rest. */
const MOST_CHANGE = 2;
const LONGEST_PAUSE_MS = 1000;

/** The first batch holds no more than this: a row may be of a megabyte. */
const FIRST_BATCH_BYTES = 4 * 1024 * 1024;

/** How many rows to delete next, and how long to pause before: learnt from how long the last batch took, or failed. */
export class BatchPace {
  /** Of the next batch. */
  rows: number;
  private mostRows: number;
  /** What a batch took that failed says nothing. */
  private hasFailed = false;

  /** @param rowBytes about as much as a row takes. @default little */
  constructor(
    readonly limits: BatchLimits,
    rowBytes = 0,
  ) {
    this.mostRows = limits.mostRows;
    const first = rowBytes > 0 ? Math.floor(FIRST_BATCH_BYTES / rowBytes) : limits.firstRows;
    this.rows = this.within(Math.min(first, limits.firstRows));
  }

  /** @returns how long to pause, in milliseconds. */
  after(milliseconds: number): number {
    const { targetMilliseconds, pauseShare } = this.limits;
    const wished = targetMilliseconds / Math.max(milliseconds, 1);
    const change = Math.min(Math.max(wished, 1 / MOST_CHANGE), MOST_CHANGE);
    if (!this.hasFailed) this.rows = this.within(Math.round(this.rows * change));
    this.hasFailed = false;
    return Math.min(milliseconds * pauseShare, LONGEST_PAUSE_MS);
  }

  /** A batch did not go. @param tooLarge none of its size ever will */
  failed(tooLarge: boolean): void {
    this.rows = Math.max(Math.floor(this.rows / 2), 1);
    if (tooLarge) this.mostRows = this.rows;
    this.hasFailed = true;
  }

  private within(rows: number): number {
    return Math.max(Math.min(Math.max(rows, this.limits.leastRows), this.mostRows), 1);
  }
}
