import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Environment } from "../environments/environment";
import { ENVIRONMENT_NAME, environmentSchema } from "../environments/schema";
import { type PolicyDocument, readPolicy } from "../policy/read-policy";
import { createSchedule, type RetentionSchedule, ScheduleError } from "../schedule/schedule";
import { checkFit } from "../stacks/fit/check-fit";
import { allowedNames } from "../strict-yaml/did-you-mean";
import { InputError, type Problem } from "../strict-yaml/problem";
import { readStrictly, type YamlDocument } from "../strict-yaml/read-strictly";

/** What is to be deployed, and where: read, checked and worked out. */
export interface Project {
  readonly environmentName: string;
  readonly environment: Environment;
  readonly schedule: RetentionSchedule;
}

const DEFAULT_ENVIRONMENT = "production";
const DEFAULT_POLICY = "retention-policy.yaml";

/**
 * Reads the policy (`RETENTION_POLICY`, a path) and the environment (`RETENTION_ENVIRONMENT`, a name).
 *
 * @param folder where the project lies: the shipped policy and `environments/`.
 * @throws InputError with everything that is wrong in either, or between the two.
 */
export function loadProject(folder: string, variables: NodeJS.ProcessEnv): Project {
  const environmentName = variables["RETENTION_ENVIRONMENT"] || DEFAULT_ENVIRONMENT;
  const problems: Problem[] = [];
  const policy = collect(problems, () =>
    loadPolicy(resolve(variables["RETENTION_POLICY"] || join(folder, DEFAULT_POLICY))),
  );
  const environment = collect(problems, () => loadEnvironment(folder, environmentName));
  const schedule = policy && collect(problems, () => scheduleOf(policy));
  if (policy && environment && schedule) {
    problems.push(...misfits(policy, environment, schedule, environmentName));
    if (problems.length === 0) return { environmentName, environment: environment.value, schedule };
  }
  throw new InputError(problems);
}

function loadPolicy(path: string): PolicyDocument {
  return readPolicy(readText(path, "a policy file: see RETENTION_POLICY"), shownPath(path));
}

function loadEnvironment(folder: string, name: string): YamlDocument<Environment> {
  const environments = join(folder, "environments");
  const known = readdirSync(environments)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .filter((file) => ENVIRONMENT_NAME.test(file));
  const path = join(environments, `${name}.yaml`);
  if (!known.includes(name)) {
    const wrong = `RETENTION_ENVIRONMENT names the environment ${JSON.stringify(name)}, which does not exist`;
    throw new InputError([{ ...topOf(environments), wrong, allowed: allowedNames(name, known) }]);
  }
  return readStrictly(readText(path, "an environment file"), shownPath(path), environmentSchema);
}

function scheduleOf(policy: PolicyDocument): RetentionSchedule {
  try {
    return createSchedule(policy.policy);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    throw new InputError(
      error.findings.map(({ path, wrong, allowed }) => policy.problemAt(path, wrong, allowed)),
    );
  }
}

function misfits(
  policy: PolicyDocument,
  environment: YamlDocument<Environment>,
  schedule: RetentionSchedule,
  environmentName: string,
): Problem[] {
  return checkFit({ schedule, environment: environment.value, environmentName }).map(
    ({ file, path, wrong, allowed, onKey }) =>
      (file === "policy" ? policy : environment).problemAt(path, wrong, allowed, { key: onKey ?? false }),
  );
}

function readText(path: string, allowed: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const wrong = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new InputError([{ ...topOf(path), wrong, allowed: `allowed: ${allowed}` }]);
  }
}

function topOf(path: string): Pick<Problem, "file" | "line" | "column" | "path"> {
  return { file: shownPath(path), line: 1, column: 1, path: [] };
}

/** As the reader would type it. */
function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith("..") ? path : shown;
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
