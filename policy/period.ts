const FORM = /^P(?:(\d+)Y)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Days in a year of a period: a promise of two years is 730 days, whether or not one of them is a leap year. */
const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;

/** What a period may look like, in one phrase for error messages. */
export const PERIOD_FORMS = "an ISO 8601 period of years, weeks and days, such as P2Y, P30D or P2Y30D";

/**
 * A length of time in whole days, written as the date part of an ISO 8601 duration in years (365 days each),
 * weeks and days.
 *
 * Months are not a length (28 to 31 days), hours are finer than any store deletes, and a bare number has no unit:
 * none of them is a period.
 */
export class Period {
  private constructor(
    /** The length in days. */
    readonly days: number,
    private readonly spelling: string,
  ) {}

  /**
   * Reads `P2Y`, `P30D`, `P1W`, `P2Y30D`.
   *
   * @throws RangeError that says what is wrong with the text and what to write in its place.
   */
  static parse(text: string): Period {
    const units = FORM.exec(text);
    if (!units || text === "P") throw new RangeError(complaint(text));
    const [years, weeks, days] = units.slice(1).map((digits) => Number(digits ?? 0)) as [
      number,
      number,
      number,
    ];
    const total = years * DAYS_PER_YEAR + weeks * DAYS_PER_WEEK + days;
    if (!Number.isSafeInteger(total)) throw new RangeError(`${text} is too long to count in days`);
    return new Period(total, text);
  }

  /** @throws RangeError if `count` is not a whole number of 0 or more. */
  static days(count: number): Period {
    return Period.of(count, 1, "D");
  }

  /** @throws RangeError if `count` is not a whole number of 0 or more. */
  static weeks(count: number): Period {
    return Period.of(count, DAYS_PER_WEEK, "W");
  }

  /** Years of 365 days. @throws RangeError if `count` is not a whole number of 0 or more. */
  static years(count: number): Period {
    return Period.of(count, DAYS_PER_YEAR, "Y");
  }

  private static of(count: number, daysEach: number, unit: string): Period {
    if (!Number.isSafeInteger(count * daysEach) || count < 0) {
      throw new RangeError(`a period is a whole number of days, weeks or years, 0 or more: not ${count}`);
    }
    return new Period(count * daysEach, `P${count}${unit}`);
  }

  /** As it was written: `P2Y` stays `P2Y`, although it is as long as `P730D`. */
  toString(): string {
    return this.spelling;
  }

  toJSON(): string {
    return this.spelling;
  }
}

/** Names the spelling to use instead, for the forms that people try. */
function complaint(text: string): string {
  const quoted = JSON.stringify(text);
  if (/^\d+$/.test(text)) return `${quoted} has no unit: write P${text}D for days`;
  if (/^P.*T/.test(text))
    return `${quoted} counts hours or minutes, which no store keeps to: write whole days, such as P1D`;
  const months = /^P(?:\d+Y)?(\d+)M/.exec(text);
  if (months)
    return `${quoted} counts months, which are 28 to 31 days long: write the days, such as P${Number(months[1]) * 30}D`;
  if (/^P[\d.,YWD]*[.,]/.test(text)) return `${quoted} has a fraction: write whole days`;
  if (/^p/i.test(text) && FORM.test(text.toUpperCase()) && text !== text.toUpperCase())
    return `${quoted} is in lower case: write ${text.toUpperCase()}`;
  return `${quoted} is not a period`;
}
