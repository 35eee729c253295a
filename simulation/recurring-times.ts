import { DAY, type Moment } from "./moment";

/** Moments that come again every day or every week. */
export class RecurringTimes {
  private readonly offsets: readonly number[];

  /**
   * @param period in milliseconds, counted from 1970 in UTC.
   * @param offsets from the beginning of a period, in milliseconds; at least one.
   */
  constructor(
    private readonly period: number,
    offsets: readonly number[],
  ) {
    this.offsets = offsets.map((offset) => modulo(offset, period)).sort((a, b) => a - b);
  }

  static daily(timeOfDay: number): RecurringTimes {
    return new RecurringTimes(DAY, [timeOfDay]);
  }

  /** The first one at the moment or after it. */
  from(moment: Moment): Moment {
    const start = moment - modulo(moment, this.period);
    const offset = this.offsets.find((offset) => start + offset >= moment);
    return offset === undefined ? start + this.period + (this.offsets[0] as number) : start + offset;
  }

  after(moment: Moment): Moment {
    return this.from(moment + 1);
  }

  /** The last one at the moment or before it. */
  until(moment: Moment): Moment {
    const start = moment - modulo(moment, this.period);
    const offset = this.offsets.findLast((offset) => start + offset <= moment);
    return offset === undefined ? start - this.period + (this.offsets.at(-1) as number) : start + offset;
  }
}

/** The remainder that is not negative. */
export function modulo(dividend: number, divisor: number): number {
  return ((dividend % divisor) + divisor) % divisor;
}
