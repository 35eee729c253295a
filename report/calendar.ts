import { DAY_IN_MS, readMoment, writeDay } from "../functions/row-purge/moment";

/** The date so many days after another, both such as 2026-01-31. */
export function addDays(date: string, count: number): string {
  const moment = readMoment(date);
  if (moment === undefined) throw new Error(`not a date: ${date}`);
  return writeDay(moment + count * DAY_IN_MS);
}
