import { readTimeOfDay } from "../../policy/time-of-day";
import { minutesAhead, UTC_OFFSET } from "../../policy/utc-offset";

const MINUTES_PER_DAY = 24 * 60;

/** From Monday on, as a timer of SCF names them (tencentcloud.com/document/product/583/9708). */
const WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/**
 * The expression of a timer: second, minute, hour, day, month, weekday, year.
 *
 * @param at such as `02:30+08:00`. Once a week, it is that hour of the Monday at that offset.
 * @param everyDays 1 or 7.
 * @param timerZone the offset of the clock that the service reads the expression by.
 * @returns undefined if one of the two is no time of day, or no offset.
 */
export function timerExpression(at: string, everyDays: number, timerZone: string): string | undefined {
  const time = readTimeOfDay(at);
  if (!time || !UTC_OFFSET.test(timerZone)) return undefined;
  const minutes = time.minutes - time.aheadOfUtc + minutesAhead(timerZone);
  const day = Math.floor(minutes / MINUTES_PER_DAY);
  const minuteOfDay = minutes - day * MINUTES_PER_DAY;
  const weekday = everyDays === 7 ? WEEKDAYS.at(day) : "*";
  return `0 ${minuteOfDay % 60} ${Math.floor(minuteOfDay / 60)} * * ${weekday} *`;
}
