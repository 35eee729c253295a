/** A point in time, in milliseconds since 1970-01-01 in UTC. */
export type Moment = number;

export const DAY_IN_MS = 24 * 60 * 60 * 1000;

const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?)?$/;

/** Reads what MySQL prints for a DATE or DATETIME in UTC; digits beyond milliseconds are cut off. */
export function readMoment(text: string): Moment | undefined {
  const digits = FORM.exec(text)?.slice(1);
  if (!digits) return undefined;
  const [year, month, day, hour, minute, second] = digits.slice(0, 6).map((part) => Number(part ?? 0));
  const milliseconds = Number((digits[6] ?? "").padEnd(3, "0").slice(0, 3));
  return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second, milliseconds);
}

/** What a Date can hold (ECMAScript): an integer column may hold more. */
const MOST_SHOWN: Moment = 8.64e15;

/** For people: `2026-01-31T23:59:59.999Z`. */
export function showMoment(moment: Moment): string {
  return new Date(Math.min(Math.max(moment, -MOST_SHOWN), MOST_SHOWN)).toISOString();
}

/** As a DATETIME: `2026-01-31 23:59:59.999`, without the fraction where there is none. */
export function writeMoment(moment: Moment): string {
  return new Date(moment)
    .toISOString()
    .replace("T", " ")
    .replace(/(?:\.000)?Z$/, "");
}

/** As a DATE: `2026-01-31`. */
export function writeDay(moment: Moment): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/**
 * The midnight at which the day began.
 *
 * @param offset how far the clock whose midnight is meant is ahead of UTC, in milliseconds.
 */
export function startOfDay(moment: Moment, offset = 0): Moment {
  return Math.floor((moment + offset) / DAY_IN_MS) * DAY_IN_MS - offset;
}
