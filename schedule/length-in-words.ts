import { days } from "../policy/period-schema";
import { MINUTES_PER_DAY } from "./window";

/** A length for people, such as `7 days`, or `1 day 23 hours 20 minutes`. */
export function lengthInWords(minutes: number): string {
  if (minutes === 0) return days(0);
  const rest = minutes % MINUTES_PER_DAY;
  const parts = [
    [Math.floor(minutes / MINUTES_PER_DAY), days] as const,
    [Math.floor(rest / 60), counted("hour")] as const,
    [rest % 60, counted("minute")] as const,
  ];
  return parts.flatMap(([count, words]) => (count > 0 ? [words(count)] : [])).join(" ");
}

function counted(what: string): (count: number) => string {
  return (count) => `${count} ${what}${count === 1 ? "" : "s"}`;
}
