import { shown } from "../strict-yaml/expected";

/**
 * From -12:00 to +14:00: no place on earth is further from UTC. -00:00 is none of them: to RFC 3339 it says that
 * nobody knows the offset.
 */
export const OFFSET = String.raw`(?!-00:00$)(?:[+-](?:0\d|1[01]):[0-5]\d|\+1[23]:[0-5]\d|-12:00|\+14:00)`;

/** A fixed offset from UTC, such as `+08:00`. */
export const UTC_OFFSET = new RegExp(`^${OFFSET}$`);
export const UTC_OFFSET_FORM = 'a fixed offset from UTC, from "-12:00" to "+14:00", such as "+08:00"';

export const UTC = "+00:00";

/**
 * Named zones whose clocks have kept one offset since the beginning of a year (tz database; a test asks the one of
 * Node). Only these are ever translated, and only in what is said to a person.
 */
export const STEADY_ZONES: Readonly<Record<string, { readonly offset: string; readonly since: number }>> = {
  "Asia/Bangkok": { offset: "+07:00", since: 1970 },
  "Asia/Hong_Kong": { offset: "+08:00", since: 1980 },
  "Asia/Jakarta": { offset: "+07:00", since: 1970 },
  "Asia/Kolkata": { offset: "+05:30", since: 1970 },
  "Asia/Macau": { offset: "+08:00", since: 1980 },
  "Asia/Seoul": { offset: "+09:00", since: 1989 },
  "Asia/Shanghai": { offset: "+08:00", since: 1992 },
  "Asia/Singapore": { offset: "+08:00", since: 1982 },
  "Asia/Taipei": { offset: "+08:00", since: 1980 },
  "Asia/Tokyo": { offset: "+09:00", since: 1970 },
};

/** Minutes by which the clocks at an offset are ahead of UTC; negative if they are behind. */
export function minutesAhead(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** A word, but not `UTC+8`. */
const NAME = /^(?!(?:UTC|GMT)\s*[+-]?\d)[A-Za-z][\w+\-/ ]*$/i;

/**
 * What is wrong with a text that is no offset, and what to write instead.
 *
 * @param lost what cannot be told where an hour comes twice, or not at all.
 */
export function explainOffset(text: string, lost: string): { wrong: string; allowed: string } {
  if (/^(UTC|GMT|Z)$/i.test(text))
    return { wrong: `is ${shown(text)}`, allowed: `allowed: "${UTC}" for UTC` };
  if (!NAME.test(text)) return { wrong: `is ${shown(text)}`, allowed: `allowed: ${UTC_OFFSET_FORM}` };
  const steady = Object.hasOwn(STEADY_ZONES, text) ? STEADY_ZONES[text] : undefined;
  return {
    wrong: `${shown(text)} is a name: a named zone with daylight saving time repeats or skips an hour, so ${lost}`,
    allowed: steady
      ? `write the fixed offset: "${steady.offset}", which ${text} has kept since ${steady.since}`
      : 'write the fixed offset, such as "+08:00"',
  };
}
