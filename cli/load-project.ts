import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../environments/environment";
import { checkFit } from "../constructs/fit/check-fit";
import { ENVIRONMENT_NAME } from "../constructs/store-name";
import { environmentSchema } from "../environments/schema";
import type { Policy } from "../policy/policy";
import { type PolicyDocument, PolicyError } from "../policy/read-policy";
import { examineSchedule, type RetentionSchedule } from "../schedule/schedule";
import { allowedNames } from "../strict-yaml/did-you-mean";
import { InputError, type Problem } from "../strict-yaml/problem";
import { readStrictly, type YamlDocument } from "../strict-yaml/read-strictly";
import { readText, shownPath, topOf } from "./input-file";
import { readPolicyFile } from "./policy-file";

/** What is to be deployed, and where: read, checked and worked out. */
export interface Project {
  readonly environmentName: string;
  readonly environment: Environment;
  readonly policy: Policy;
  readonly schedule: RetentionSchedule;
}

const DEFAULT_ENVIRONMENT = "production";

/**
 * Reads the policy (`RETENTION_POLICY`, a path) and the environment (`RETENTION_ENVIRONMENT`, a name).
 *
 * @param folder where the project lies: the shipped policy and `environments/`.
 * @throws InputError with everything that is wrong in either, or between the two.
 */
export function loadProject(folder: string, variables: NodeJS.ProcessEnv): Project {
  const environmentName = variables["RETENTION_ENVIRONMENT"] || DEFAULT_ENVIRONMENT;
  const problems: Problem[] = [];
  const policy = collect(problems, () => loadPolicy(folder, variables));
  problems.push(...(policy?.problems ?? []));
  const environment = collect(problems, () => loadEnvironment(folder, environmentName));
  if (!policy) throw new InputError(problems);

  const { schedule, findings } = examineSchedule(policy.document.policy);
  const { problemAt } = policy.document;
  problems.push(...findings.map(({ path, wrong, allowed }) => problemAt(path, wrong, allowed)));
  // Of a policy that is only sound in parts, the environment may rightly name what is missing.
  if (environment && policy.problems.length === 0) {
    problems.push(...misfits(policy.document, environment, schedule, environmentName));
  }
  if (!environment || problems.length > 0) throw new InputError(problems);
  return { environmentName, environment: environment.value, policy: policy.document.policy, schedule };
}

/** A policy, or what is sound of it with the problems of the rest. */
function loadPolicy(
  folder: string,
  variables: NodeJS.ProcessEnv,
): { document: PolicyDocument; problems: readonly Problem[] } {
  try {
    return { document: readPolicyFile(folder, variables), problems: [] };
  } catch (error) {
    if (error instanceof PolicyError) return { document: error.sound, problems: error.problems };
    throw error;
  }
}

function loadEnvironment(folder: string, name: string): YamlDocument<Environment> {
  const environments = join(folder, "environments");
  const known = environmentNames(folder);
  const path = join(environments, `${name}.yaml`);
  if (!known.includes(name)) {
    const wrong = `RETENTION_ENVIRONMENT names the environment ${JSON.stringify(name)}, which does not exist`;
    throw new InputError([{ ...topOf(environments), wrong, allowed: allowedNames(name, known) }]);
  }
  return readStrictly(readText(path, "an environment file"), shownPath(path), environmentSchema);
}

/** The environments that a folder has: none if it has no `environments/`. */
export function environmentNames(folder: string): string[] {
  const environments = join(folder, "environments");
  if (!existsSync(environments)) return [];
  return readdirSync(environments)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .filter((file) => ENVIRONMENT_NAME.test(file));
}

function misfits(
  policy: PolicyDocument,
  environment: YamlDocument<Environment>,
  schedule: RetentionSchedule,
  environmentName: string,
): Problem[] {
  const { appId, network } = environment.value;
  const zones = Object.keys(network.subnets).length;
  const fit = { schedule, environmentName, appId, sizes: environment.value, zones, managesClusters: true };
  return checkFit(fit).map(({ file, path, wrong, allowed, onKey }) =>
    (file === "policy" ? policy : environment).problemAt(path, wrong, allowed, { key: onKey ?? false }),
  );
}

/** Goes on after bad input, so that all of it can be reported at once. */
function collect<T>(problems: Problem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
