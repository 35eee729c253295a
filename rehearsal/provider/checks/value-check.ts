import type { AttributeRules } from "../rules";
import type { Value } from "../values";

/** Says what is wrong with a known value that is not null, or nothing. */
export type ValueCheck = (rules: AttributeRules, value: Value) => string | undefined;

/** Refused values may be secrets: only those of a closed list or a range are repeated in a message. */
export function spelled(value: Value): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
