import { DAY, HOUR, MINUTE, WEEK } from "./moment";
import { RecurringTimes } from "./recurring-times";

/** Days after Thursday, on which 1970 began. */
const WEEKDAYS: Readonly<Record<string, number>> = { THU: 0, FRI: 1, SAT: 2, SUN: 3, MON: 4, TUE: 5, WED: 6 };

/** Numbers of weekdays are left out: Elasticsearch counts from Sunday as 1, the cloud's timers from Sunday as 0. */
const LIMITS = { second: 60, minute: 60, hour: 24 };

/**
 * The times of a timer, written as second, minute, hour, day, month, weekday and perhaps year.
 *
 * @param zone time zone of the timer, in milliseconds ahead of UTC.
 * @returns undefined if it names days of a month, months, years, or is not such an expression.
 */
export function timesOf(expression: string, zone = 0): RecurringTimes | undefined {
  const [second = "", minute = "", hour = "", day = "", month = "", weekday = "", year = "*", ...more] =
    expression.trim().split(/\s+/);
  const seconds = values(second, LIMITS.second);
  const minutes = values(minute, LIMITS.minute);
  const hours = values(hour, LIMITS.hour);
  const weekdays = weekday === "*" || weekday === "?" ? [0] : named(weekday);
  if (!seconds || !minutes || !hours || !weekdays || more.length > 0) return undefined;
  if (![day, month, year].every((any) => any === "*" || any === "?")) return undefined;
  const everyDay = weekday === "*" || weekday === "?";
  const offsets = weekdays.flatMap((day) =>
    hours.flatMap((hour) =>
      minutes.flatMap((minute) =>
        seconds.map((second) => day * DAY + hour * HOUR + minute * MINUTE + second * 1000 - zone),
      ),
    ),
  );
  return new RecurringTimes(everyDay ? DAY : WEEK, offsets);
}

/** `*`, a number, a list, or every so many from one on (`0/10`); undefined if it is something else. */
function values(field: string, limit: number): number[] | undefined {
  const all = Array.from({ length: limit }, (_, i) => i);
  if (field === "*" || field === "?") return all;
  const [, from = "0", step] = /^(\*|\d+)\/(\d+)$/.exec(field) ?? [];
  if (step !== undefined) {
    const first = from === "*" ? 0 : Number(from);
    return Number(step) === 0 ? undefined : all.filter((i) => i >= first && (i - first) % Number(step) === 0);
  }
  if (!/^\d+(,\d+)*$/.test(field)) return undefined;
  const listed = field.split(",").map(Number);
  return listed.every((number) => number < limit) ? listed : undefined;
}

function named(field: string): number[] | undefined {
  const days = field.split(",").map((name) => WEEKDAYS[name.toUpperCase()]);
  return days.every((day) => day !== undefined) ? days : undefined;
}
