import { DAY, HOUR, MINUTE } from "../moment";

const UNITS: Readonly<Record<string, number>> = { d: DAY, h: HOUR, m: MINUTE, s: 1000, ms: 1 };

/** A time value of Elasticsearch (`730d`) in milliseconds; undefined if it is none. */
export function duration(text: string | undefined): number | undefined {
  const [, count, unit = ""] = /^(\d+)(d|h|ms|m|s)$/.exec(text ?? "") ?? [];
  const length = UNITS[unit];
  return count === undefined || length === undefined ? undefined : Number(count) * length;
}
