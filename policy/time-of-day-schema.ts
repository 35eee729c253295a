import { z } from "zod";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { explainTimeOfDay, readTimeOfDay, TIME_OF_DAY, TIME_OF_DAY_FORM } from "./time-of-day";

/** A time of day with its offset from UTC. */
export function timeOfDay(description: string) {
  const written = z.string().meta({ pattern: TIME_OF_DAY.source, description });
  const time = written.superRefine((text, context) => {
    if (readTimeOfDay(text)) return;
    const { wrong, allowed } = explainTimeOfDay(text);
    context.addIssue(customIssue(wrong, allowed));
  });
  wording.add(time, { allowed: TIME_OF_DAY_FORM });
  return time;
}
