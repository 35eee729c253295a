import { allowedNames } from "../strict-yaml/did-you-mean";
import { formatProblem, InputError, type Problem } from "../strict-yaml/problem";
import { shownPath } from "./input-file";
import { environmentNames, loadProject } from "./load-project";
import { loadSchedule } from "./load-schedule";
import { policyPath, readPolicyText } from "./policy-file";
import { UsageError } from "./usage-error";

/** What was checked, and everything that is wrong with it. */
export interface Validation {
  readonly policy: string;
  readonly environments: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Checks the policy, its promise, and every environment, or the chosen one, against it.
 *
 * @throws InputError if there is no policy to check, UsageError if there is no such environment.
 */
export function validateProject(folder: string, variables: NodeJS.ProcessEnv, chosen?: string): Validation {
  const policy = policyPath(folder, variables);
  readPolicyText(policy);
  const environments = chooseEnvironments(folder, chosen ?? variables["RETENTION_ENVIRONMENT"]);
  const problems =
    environments.length === 0
      ? problemsOf(() => loadSchedule(folder, variables))
      : environments.flatMap((name) =>
          problemsOf(() => loadProject(folder, { ...variables, RETENTION_ENVIRONMENT: name })),
        );
  // What is wrong with the policy by itself is found again for every environment.
  const once = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return { policy: shownPath(policy), environments, problems: [...once.values()] };
}

function chooseEnvironments(folder: string, chosen: string | undefined): string[] {
  const known = environmentNames(folder);
  if (!chosen) return known;
  if (known.includes(chosen)) return [chosen];
  throw new UsageError(
    `--environment, RETENTION_ENVIRONMENT: no environment is called ${JSON.stringify(chosen)}; ${allowedNames(chosen, known)}`,
  );
}

function problemsOf(load: () => unknown): readonly Problem[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
