import { join, resolve } from "node:path";
import { type PolicyDocument, readPolicy } from "../policy/read-policy";
import { readText, shownPath } from "./input-file";

/**
 * Reads the policy that `RETENTION_POLICY` names by its path, or `retention-policy.yaml` of the folder.
 *
 * @throws InputError with everything that is wrong with it.
 */
export function readPolicyFile(folder: string, variables: NodeJS.ProcessEnv): PolicyDocument {
  const path = resolve(variables["RETENTION_POLICY"] || join(folder, "retention-policy.yaml"));
  return readPolicy(readText(path, "a policy file: see RETENTION_POLICY"), shownPath(path));
}
