import { z } from "zod";
import { type Exemption, EXEMPTIONS_OUTPUT } from "../constructs/guard/exemptions-output";
import { freeText } from "../policy/names";
import { check } from "../strict-yaml/check";
import { type Finding, InputError } from "../strict-yaml/problem";
import { readStack } from "../terraform-json/read-stack";

const exemptions = z.array(z.object({ rule: freeText, resources: z.array(freeText), reason: freeText }));

/**
 * The exemptions that a stack names, in its order: a list as JSON, in an output of that name. A stack without that
 * output exempts nothing.
 *
 * @param text - its Terraform JSON: a configuration, a plan or a state.
 * @throws InputError if it is none of these, or has another list in that output.
 */
export function readExemptions(text: string, file: string): readonly Exemption[] {
  const written = readStack(text, file).outputs[EXEMPTIONS_OUTPUT];
  if (written === undefined) return [];
  return checked(parseJson(checked(written, z.string(), file), file), exemptions, file);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw inputError([{ path: [], wrong: "is not JSON", allowed: "allowed: what cdktf synth writes" }], file);
  }
}

function checked<S extends z.ZodType>(raw: unknown, schema: S, file: string): z.output<S> {
  const result = check(raw, schema);
  if (result.ok) return result.value;
  throw inputError(result.findings, file);
}

/** A machine wrote the file: the path inside of the output says more than a line. */
function inputError(findings: readonly Finding[], file: string): InputError {
  return new InputError(
    findings.map((finding) => ({
      ...finding,
      file,
      line: 1,
      column: 1,
      path: ["output", EXEMPTIONS_OUTPUT, "value", ...finding.path],
    })),
  );
}
