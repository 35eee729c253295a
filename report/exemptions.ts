import { z } from "zod";
import { freeText } from "../policy/names";
import { readStrictly } from "../strict-yaml/read-strictly";
import type { Exemptions } from "./model";

/** The output of a stack that lists what the guard let pass. */
const OUTPUT = "retention-exemptions";

const exemption = z.strictObject({ path: freeText, rule: freeText, reason: freeText });

const stackSchema = z.looseObject({
  output: z.looseObject({ [OUTPUT]: z.looseObject({ value: z.array(exemption) }).optional() }).optional(),
});

/**
 * The exemptions that the Terraform JSON of a stack names, in its order.
 *
 * @throws InputError if it is no such JSON.
 */
export function readExemptions(text: string, file: string): Exemptions {
  const { output } = readStrictly(text, file, stackSchema).value;
  const list = (output?.[OUTPUT] as { value: z.output<typeof exemption>[] } | undefined)?.value;
  return { stack: file, ...(list && { list }) };
}
