import { InvalidArgumentError } from "commander";
import { DAY_IN_MS, type Moment, readMoment, writeDay } from "../functions/row-purge/moment";

/** Reads a calendar date in an argument, which exists: 2025-02-29 does not. */
export function day(text: string): Moment {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readMoment(text) : undefined;
  if (moment === undefined || writeDay(moment) !== text || moment % DAY_IN_MS !== 0) {
    throw new InvalidArgumentError("allowed: a date such as 2026-01-31.");
  }
  return moment;
}
