import { join, resolve } from "node:path";
import { type PolicyDocument, readPolicy } from "../policy/read-policy";
import { readText, shownPath } from "./input-file";

/**
 * Reads the policy that `RETENTION_POLICY` names by its path, or `retention-policy.yaml` of the folder.
 *
 * @throws InputError with everything that is wrong with it.
 */
export function readPolicyFile(folder: string, variables: NodeJS.ProcessEnv): PolicyDocument {
  const path = policyPath(folder, variables);
  return readPolicy(readPolicyText(path), shownPath(path));
}

/** @throws InputError if the file cannot be read. */
export function readPolicyText(path: string): string {
  return readText(path, "a policy file: see RETENTION_POLICY");
}

/** Where the policy lies that is meant. */
export function policyPath(folder: string, variables: NodeJS.ProcessEnv): string {
  return resolve(variables["RETENTION_POLICY"] || join(folder, "retention-policy.yaml"));
}
