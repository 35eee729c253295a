import { z } from "zod";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";

const role = z
  .string()
  .regex(/^[A-Za-z0-9+=,.@_-]{1,128}$/)
  .register(wording, {
    allowed: "the name of a CAM role: up to 128 letters, digits and + = , . @ _ -",
  });

const roles = z
  .array(role)
  .min(1)
  .superRefine((names, context) => {
    for (const [i, name] of names.entries()) {
      if (names.indexOf(name) < i)
        context.addIssue(customIssue(`${name} is in the list already`, "allowed: each role once", [i]));
    }
  })
  .optional();

/** Who may use a store. */
export const access = z.strictObject({ readers: roles, writers: roles, administrators: roles });
