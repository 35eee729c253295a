import type { BatchLimits } from "./configuration";

/** From one batch to the next, so that one that was slow for another reason does not spoil the rest. */
const MOST_CHANGE = 2;
const LONGEST_PAUSE_MS = 1000;

/** How many rows to delete next, and how long to pause before: both follow from how long the last batch took. */
export class BatchPace {
  /** Of the next batch. */
  rows: number;

  constructor(private readonly limits: BatchLimits) {
    this.rows = limits.firstRows;
  }

  /** @returns how long to pause, in milliseconds. */
  after(milliseconds: number): number {
    const { leastRows, mostRows, targetMilliseconds, pauseShare } = this.limits;
    const wished = targetMilliseconds / Math.max(milliseconds, 1);
    const change = Math.min(Math.max(wished, 1 / MOST_CHANGE), MOST_CHANGE);
    this.rows = Math.min(Math.max(Math.round(this.rows * change), leastRows), mostRows);
    return Math.min(milliseconds * pauseShare, LONGEST_PAUSE_MS);
  }
}
