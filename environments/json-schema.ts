import { z } from "zod";
import { environmentSchema } from "./schema";

/** The form of an environment file as a JSON Schema, for editors. */
export function environmentJsonSchema(): object {
  return z.toJSONSchema(environmentSchema, { io: "input", target: "draft-7" });
}
