const WEYL = 0x9e3779b9;

/** Draws what nobody can foresee: the same for the same seed and course of events. */
export class Chance {
  private state: number;
  private turns: number;

  /** @param course number of the course of events, from 0 on. */
  constructor(seed: number, course: number) {
    this.state = Math.imul(seed ^ Math.imul(course + 1, WEYL), WEYL);
    this.turns = course;
  }

  /** Between two numbers, and in two of three cases one of the two: what goes wrong goes wrong at the ends. */
  between(least: number, most: number): number {
    const end = this.anywhere(3);
    if (end === 0) return least;
    if (end === 1) return most;
    return least + this.anywhere(most - least + 1);
  }

  /** A whole number from 0 to below `span`, each as likely as the others. */
  anywhere(span: number): number {
    return Math.floor(this.next() * span);
  }

  /**
   * One of a few possibilities, from 0 to below `count`. From one course of events to the next they take turns, in
   * every combination with the others that take turns, so that none is left to luck.
   */
  inTurn(count: number): number {
    const turn = this.turns % count;
    this.turns = Math.floor(this.turns / count);
    return turn;
  }

  /** From 0 to below 1. */
  private next(): number {
    this.state = (this.state + WEYL) | 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  }
}
