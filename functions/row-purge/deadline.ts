import { performance } from "node:perf_hooks";

/** A statement under way at the deadline is given this long to end, and the run this long to sum up. */
const GRACE_MS = 60_000;

/** When a run begins no further work. Counted by a clock that nobody sets. */
export class Deadline {
  private readonly at: number;

  /** @param seconds from now. */
  constructor(seconds: number) {
    this.at = performance.now() + seconds * 1000;
  }

  isOver(): boolean {
    return performance.now() >= this.at;
  }

  /** How long to wait for the answer to a statement, in milliseconds. */
  patienceMilliseconds(): number {
    return Math.max(1, Math.round(this.at + GRACE_MS - performance.now()));
  }
}
