import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Moment } from "../../simulation/moment";
import { readStack } from "../../terraform-json/read-stack";
import type { Resource } from "../../terraform-json/resource";
import { readText, shownPath } from "../input-file";
import { policyPath } from "../policy-file";
import { PARTS, STACK_FILE, STACKS } from "../synthesized-stacks";
import { UsageError } from "../usage-error";
import { shownMoment } from "./ages";

const PART = new RegExp(`-(${PARTS.join("|")})$`);

const ALLOWED = "a cdk.tf.json, or the output of `terraform show -json`";

/** What is simulated, and of when it is. */
export interface Stacks {
  readonly files: readonly StackFile[];
  readonly resources: readonly Resource[];
}

export interface StackFile {
  readonly file: string;
  readonly written: Moment;
}

/**
 * The resources of the files that are named, together; of the stacks of the environment in cdktf.out if none is.
 *
 * @param variables `RETENTION_ENVIRONMENT` chooses an environment; without it, it is the only one that is there.
 * @throws UsageError if there is no stack, or more than one environment to choose from, or if the policy or the
 * environment is newer than what was synthesized of it.
 * @throws InputError if a file is not what it should be.
 */
export function readStacks(named: readonly string[], variables: NodeJS.ProcessEnv): Stacks {
  const files = named.length > 0 ? named : stacksOf(variables);
  const resources = files.flatMap((file) => readStack(readText(file, ALLOWED), shownPath(file)).resources);
  return { files: files.map((file) => ({ file: shownPath(file), written: writtenAt(file) })), resources };
}

function writtenAt(file: string): Moment {
  return statSync(file).mtimeMs;
}

function stacksOf(variables: NodeJS.ProcessEnv): string[] {
  const chosen = variables["RETENTION_ENVIRONMENT"] || undefined;
  const stacks = (existsSync(STACKS) ? readdirSync(STACKS) : [])
    .map((name) => ({ file: join(STACKS, name, STACK_FILE), environment: name.replace(PART, "") }))
    .filter(({ file, environment }) => existsSync(file) && environment === (chosen ?? environment));
  const files = stacks.map(({ file }) => file);
  if (files.length === 0) {
    const what = chosen === undefined ? "no stack" : `no stack of ${chosen}`;
    throw new UsageError(`${STACKS}: ${what} is synthesized; run cdktf synth first, or name a --stack`);
  }
  const environments = [...new Set(stacks.map(({ environment }) => environment))];
  if (environments.length > 1) {
    const options = files.map((file) => `--stack ${file}`);
    throw new UsageError(
      `${STACKS}: stacks of several environments, ${environments.join(", ")}; allowed: one of them in ` +
        `RETENTION_ENVIRONMENT, or one or more of ${options.join(", ")}`,
    );
  }
  refuseOlder(files, [
    policyPath("", variables),
    ...environments.map((environment) => join("environments", `${environment}.yaml`)),
  ]);
  return files;
}

/** A synthesis that was refused, or forgotten, leaves what the one before has written. */
function refuseOlder(stacks: readonly string[], inputs: readonly string[]): void {
  for (const input of inputs.filter((path) => existsSync(path))) {
    const older = stacks.find((stack) => writtenAt(stack) < writtenAt(input));
    if (older === undefined) continue;
    throw new UsageError(
      `${older}: was written ${shownMoment(writtenAt(older))}, before ${shownPath(input)}, ` +
        `${shownMoment(writtenAt(input))}; run cdktf synth first, or name it as a --stack`,
    );
  }
}
