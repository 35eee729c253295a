import { isKnown } from "../../terraform-json/arguments";
import { daysOf } from "./arguments/duration";
import type { Violation } from "./rule";

/** What is wrong with a period that is known and is no time value; nothing with one that is not set. */
export function unreadablePeriod(argument: string, value: unknown): Violation[] {
  if (value === undefined || !isKnown(value) || daysOf(value) !== undefined) return [];
  const wrong = "no time value, so nobody can say that it ever ends";
  return [{ argument, value, wrong, allowed: "a whole number and its unit, such as 730d" }];
}
