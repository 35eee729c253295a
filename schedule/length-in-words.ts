import { counted, days } from "../policy/counted";
import { MINUTES_PER_DAY } from "./window";

/** A length for people, such as `7 days`, or `1 day 23 hours 20 minutes`. */
export function lengthInWords(minutes: number): string {
  if (minutes === 0) return days(0);
  const rest = minutes % MINUTES_PER_DAY;
  const parts = [
    [Math.floor(minutes / MINUTES_PER_DAY), "day"] as const,
    [Math.floor(rest / 60), "hour"] as const,
    [rest % 60, "minute"] as const,
  ];
  return parts.flatMap(([count, what]) => (count > 0 ? [counted(count, what)] : [])).join(" ");
}
