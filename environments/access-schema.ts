import { z } from "zod";
import { CAM_NAME, CAM_NAME_FORM } from "../constructs/access/cam-name";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";

const role = z
  .string()
  .regex(CAM_NAME)
  .register(wording, {
    allowed: `the name of a CAM role: ${CAM_NAME_FORM}`,
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
