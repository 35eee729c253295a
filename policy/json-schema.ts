import { z } from "zod";
import { policySchema } from "./schema";

/**
 * The policy language as a JSON Schema, for editors: completion, descriptions and most mistakes while typing. What
 * several values together decide is left to the reader.
 */
export function policyJsonSchema(): object {
  return z.toJSONSchema(policySchema, { io: "input", target: "draft-7" });
}
