import type { z } from "zod";
import { InputError } from "../../strict-yaml/problem";
import { readStrictly } from "../../strict-yaml/read-strictly";

/** What is printed for a text that is refused, line by line; nothing for one that is taken. */
export function complaints(text: string, schema: z.ZodType): string[] {
  try {
    readStrictly(text, "f.yaml", schema);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
}
