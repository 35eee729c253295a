import { z } from "zod";
import { customIssue, encode } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { days } from "./counted";
import { Period, PERIOD_FORMS } from "./period";

/** The longest period that the policy language knows: 100 years. */
export const LONGEST_DAYS = 36_500;

export interface PeriodLimits {
  /** @default 1 day: finer than that no store deletes */
  readonly minDays?: number;
  /** @default 100 years */
  readonly maxDays?: number;
  /** Whose limits these are, in a few words. */
  readonly source?: string;
}

/** A period in a policy, between two limits. */
export function period(
  description: string,
  { minDays = 1, maxDays = LONGEST_DAYS, source }: PeriodLimits = {},
) {
  const written = z
    .string({ error: ({ input }) => (typeof input === "number" ? encode(bareNumber(input)) : undefined) })
    .meta({ pattern: "^P(?=\\d)(\\d+Y)?(\\d+W)?(\\d+D)?$", description });
  wording.add(written, { allowed: PERIOD_FORMS });

  return written.transform((text, context) => {
    const parsed = parse(text);
    if (typeof parsed === "string") {
      context.addIssue(customIssue(parsed, `allowed: ${PERIOD_FORMS}`));
      return z.NEVER;
    }
    if (parsed.days < minDays || parsed.days > maxDays) {
      const limits = `allowed: ${minDays} to ${days(maxDays)}${source ? ` (${source})` : ""}`;
      context.addIssue(customIssue(`${text} is ${days(parsed.days)}`, limits));
    }
    return parsed;
  });
}

function bareNumber(input: number) {
  return { wrong: String(parse(String(input))), allowed: `allowed: ${PERIOD_FORMS}` };
}

function parse(text: string): Period | string {
  try {
    return Period.parse(text);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
