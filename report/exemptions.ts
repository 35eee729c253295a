import { z } from "zod";
import { freeText } from "../policy/names";
import { check } from "../strict-yaml/check";
import { type Finding, InputError, type Path } from "../strict-yaml/problem";
import type { Exemptions } from "./model";

/** The output of a stack that lists what the guard let pass. */
const OUTPUT = "retention-exemptions";

const exemptions = z.array(z.object({ rule: freeText, resources: z.array(freeText), reason: freeText }));

/** Everything else in the Terraform JSON of a stack is of no interest here. */
const stackSchema = z.looseObject({
  output: z.looseObject({ [OUTPUT]: z.looseObject({ value: z.string() }).optional() }).optional(),
});

/**
 * The exemptions that the Terraform JSON of a stack names, in its order: a list as JSON, in an output of that name. A
 * stack without that output exempts nothing.
 *
 * @throws InputError if it is no such JSON.
 */
export function readExemptions(text: string, file: string): Exemptions {
  const { output } = checked(parseJson(text, file, []), stackSchema, file, []);
  const written = output?.[OUTPUT]?.value;
  if (written === undefined) return { stack: file, list: [] };
  const path = ["output", OUTPUT, "value"];
  return { stack: file, list: checked(parseJson(written, file, path), exemptions, file, path) };
}

function parseJson(text: string, file: string, path: Path): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw inputError([{ path, wrong: "is not JSON", allowed: "allowed: what cdktf synth writes" }], file);
  }
}

function checked<S extends z.ZodType>(raw: unknown, schema: S, file: string, path: Path): z.output<S> {
  const result = check(raw, schema);
  if (result.ok) return result.value;
  throw inputError(
    result.findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] })),
    file,
  );
}

/** A machine wrote the file: the path says more than a line. */
function inputError(findings: readonly Finding[], file: string): InputError {
  return new InputError(findings.map((finding) => ({ file, line: 1, column: 1, ...finding })));
}
