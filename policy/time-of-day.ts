import { shown } from "../strict-yaml/expected";
import { explainOffset, minutesAhead, OFFSET, UTC } from "./utc-offset";

/** `02:30+08:00`: without its offset it would be another moment for whoever reads it elsewhere. */
export const TIME_OF_DAY = new RegExp(String.raw`^([01]\d|2[0-3]):([0-5]\d)(Z|${OFFSET})$`);
export const TIME_OF_DAY_FORM = 'a time of day with its offset from UTC, such as "02:30+08:00" or "18:30Z"';

/** A time of day where the clocks are some minutes ahead of UTC. */
export interface TimeOfDay {
  /** Minutes after midnight there. */
  readonly minutes: number;
  readonly aheadOfUtc: number;
}

/** @returns undefined if the text is none. */
export function readTimeOfDay(text: string): TimeOfDay | undefined {
  const [, hour, minute, zone] = TIME_OF_DAY.exec(text) ?? [];
  if (zone === undefined) return undefined;
  return {
    minutes: Number(hour) * 60 + Number(minute),
    aheadOfUtc: minutesAhead(zone === "Z" ? UTC : zone),
  };
}

/** What is wrong with a text that is no time of day, and what to write instead. */
export function explainTimeOfDay(text: string): { wrong: string; allowed: string } {
  const [, zone] = /^\d{1,2}:\d{2}\s*(.*)$/.exec(text) ?? [];
  if (zone === "") {
    return { wrong: `${shown(text)} does not say in which zone`, allowed: `allowed: ${TIME_OF_DAY_FORM}` };
  }
  if (zone !== undefined && /^[A-Za-z]{2}/.test(zone)) {
    return explainOffset(zone, "a run may come twice, or not at all");
  }
  return { wrong: `is ${shown(text)}`, allowed: `allowed: ${TIME_OF_DAY_FORM}` };
}
