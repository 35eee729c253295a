import { z } from "zod";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { explainOffset, UTC_OFFSET, UTC_OFFSET_FORM } from "./utc-offset";

/**
 * A fixed offset from UTC.
 *
 * @param lost what cannot be told in a zone with daylight saving time: `an age cannot be told from such a time`.
 */
export function utcOffset(description: string, lost: string) {
  const written = z.string().meta({ pattern: UTC_OFFSET.source, description });
  const offset = written.superRefine((text, context) => {
    if (UTC_OFFSET.test(text)) return;
    const { wrong, allowed } = explainOffset(text, lost);
    context.addIssue(customIssue(wrong, allowed));
  });
  wording.add(offset, { allowed: UTC_OFFSET_FORM });
  return offset;
}
