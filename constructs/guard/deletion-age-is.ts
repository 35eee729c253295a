import type { Violation } from "./rule";

/** What is wrong with the age in days at which something is deleted: nothing, if it is the scheduled one. */
export function deletionAgeIs(
  argument: string,
  days: number,
  scheduled: number,
  { value = days, allowed = `${scheduled}` }: { readonly value?: unknown; readonly allowed?: string } = {},
): Violation[] {
  if (days === scheduled) return [];
  const wrong = days < scheduled ? "deletes before keepFor allows it" : "keeps beyond what goneBy allows";
  return [{ argument, value, wrong, allowed: `${allowed}, as scheduled` }];
}
