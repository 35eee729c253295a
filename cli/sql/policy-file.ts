import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type PolicyDocument, readPolicy } from "../../policy/read-policy";
import { InputError } from "../../strict-yaml/problem";

/**
 * The policy alone (`RETENTION_POLICY`, a path, or the one of the project): SQL needs no environment.
 *
 * @throws InputError with everything that is wrong with it.
 */
export function readPolicyFile(project: string, variables: NodeJS.ProcessEnv): PolicyDocument {
  const path = resolve(variables["RETENTION_POLICY"] || join(project, "retention-policy.yaml"));
  const shown = relative(process.cwd(), path);
  const file = shown.startsWith("..") ? path : shown;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const wrong = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    const allowed = "allowed: a policy file: see RETENTION_POLICY";
    throw new InputError([{ file, line: 1, column: 1, path: [], wrong, allowed }]);
  }
  return readPolicy(text, file);
}
