import { performance } from "node:perf_hooks";

/** A statement under way at the deadline is given this long to end, and the run this long to sum up. */
const GRACE_MS = 60_000;

/** When a run begins no further work. Counted by a clock that nobody sets. */
export class Deadline {
  private at: number;

  /** @param seconds from now. */
  constructor(seconds: number) {
    this.at = performance.now() + seconds * 1000;
  }

  /** From now on it is over: somebody wants the run to end in good order. */
  end(): void {
    this.at = Math.min(this.at, performance.now());
  }

  isOver(): boolean {
    return performance.now() >= this.at;
  }

  /** How long to wait for the answer to a statement, in milliseconds. */
  patienceMilliseconds(): number {
    return Math.max(1, Math.round(this.at + GRACE_MS - performance.now()));
  }
}
