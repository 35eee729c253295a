import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readStack } from "../../terraform-json/read-stack";
import type { Resource } from "../../terraform-json/resource";
import { readText, shownPath } from "../input-file";
import { PARTS, STACK_FILE, STACKS } from "../synthesized-stacks";
import { UsageError } from "../usage-error";

const PART = new RegExp(`-(${PARTS.join("|")})$`);

const ALLOWED = "a cdk.tf.json, or the output of `terraform show -json`";

/**
 * The resources of the files that are named, together; of the stacks of the environment in cdktf.out if none is.
 *
 * @param environment the one that is chosen. @default - the only one that is there
 * @throws UsageError if there is no stack, or more than one environment to choose from.
 * @throws InputError if a file is not what it should be.
 */
export function readStacks(named: readonly string[], environment?: string): Resource[] {
  const files = named.length > 0 ? named : stacksOf(environment);
  return files.flatMap((file) => readStack(readText(file, ALLOWED), shownPath(file)).resources);
}

function stacksOf(chosen: string | undefined): string[] {
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
  return files;
}
