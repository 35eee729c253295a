import { UTC } from "./utc-offset";

export const TIME_UNITS = ["seconds", "milliseconds"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** How a value of a time column is read as a moment: in a time zone, or as a count. Neither: a time in UTC. */
export interface TimeReading {
  /** The fixed offset in which it is written, such as +08:00. @default UTC */
  readonly timeZone?: string;
  /** What an integer counts since 1970-01-01 in UTC. @default it is no integer, but a time */
  readonly unit?: TimeUnit;
}

/** The element that says how old a record is. */
export interface TimeElement {
  readonly element: string;
  /** Set where the policy can say how it is read, in keys beside its own. */
  readonly reading?: TimeReading;
}

/** What is said of the reading, without anything else. */
export function readingOf({ timeZone, unit }: TimeReading): TimeReading {
  return { ...(timeZone !== undefined && { timeZone }), ...(unit !== undefined && { unit }) };
}

/** Whether two readings of one value are the same moment. */
export function isSameReading(a: TimeReading, b: TimeReading): boolean {
  return (a.timeZone ?? UTC) === (b.timeZone ?? UTC) && a.unit === b.unit;
}

/** `in UTC`, `in +08:00`, `in seconds since 1970-01-01 UTC` */
export function readingInWords({ timeZone, unit }: TimeReading): string {
  if (unit !== undefined) return `in ${unit} since 1970-01-01 UTC`;
  return `in ${timeZone === undefined || timeZone === UTC ? "UTC" : timeZone}`;
}

/** An element with what is said of its reading: `startTime`, `startTime (in +08:00)`. */
export function withReading(element: string, reading: TimeReading = {}): string {
  const isSaid = reading.timeZone !== undefined || reading.unit !== undefined;
  return isSaid ? `${element} (${readingInWords(reading)})` : element;
}
