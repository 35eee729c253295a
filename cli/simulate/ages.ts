import { DAY, type Moment } from "../../simulation/moment";

/** Milliseconds in days, for JSON: to the millionth, less than a tenth of a second. `null` is never. */
export function ageInDays(age: number): number | null {
  return Number.isFinite(age) ? Number((age / DAY).toFixed(6)) : null;
}

/** `730.08 days`. */
export function shownAge(age: number): string {
  return Number.isFinite(age) ? `${(age / DAY).toFixed(2)} days` : "never";
}

/** To the second, in UTC. */
export function shownMoment(moment: Moment): string {
  return Number.isFinite(moment) ? `${new Date(moment).toISOString().slice(0, 19)}Z` : "never";
}
