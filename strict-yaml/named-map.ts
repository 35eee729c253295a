import { z } from "zod";
import { check, customIssue } from "./check";

/**
 * A map whose keys are names that the writer chooses.
 *
 * A record of zod does not look at the value under a bad name, nor at the names once a value is wrong; here both are
 * reported at once.
 */
export function namedMap<V extends z.ZodType>(name: z.ZodString, value: V) {
  // Takes every text, and tells editors which of them is a name.
  const key = z.string().meta({ pattern: z.toJSONSchema(name).pattern });
  return z.record(key, value).superRefine(
    (map, context) => {
      for (const key of Object.keys(map)) {
        const checked = check(key, name);
        if (checked.ok) continue;
        const allowed = checked.findings[0]?.allowed ?? "";
        context.addIssue(customIssue(`the name ${JSON.stringify(key)} cannot be used`, allowed, [key], true));
      }
    },
    { when: ({ value }) => typeof value === "object" && value !== null && !Array.isArray(value) },
  );
}
