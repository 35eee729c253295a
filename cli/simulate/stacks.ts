import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readStack } from "../../terraform-json/read-stack";
import type { Resource } from "../../terraform-json/resource";
import { readText, shownPath } from "../input-file";
import { UsageError } from "../usage-error";

/** Where cdktf puts what it synthesizes, and what it calls it. */
const STACKS = join("cdktf.out", "stacks");
const STACK_FILE = "cdk.tf.json";
const ALLOWED = "a cdk.tf.json, or the output of `terraform show -json`";

/**
 * The resources of the files that are named, together; of the only stack in cdktf.out if none is.
 *
 * @throws UsageError if there is no stack, or more than one to choose from.
 * @throws InputError if a file is not what it should be.
 */
export function readStacks(named: readonly string[]): Resource[] {
  const files = named.length > 0 ? named : [onlyStack()];
  return files.flatMap((file) => readStack(readText(file, ALLOWED), shownPath(file)).resources);
}

function onlyStack(): string {
  const stacks = existsSync(STACKS)
    ? readdirSync(STACKS)
        .map((stack) => join(STACKS, stack, STACK_FILE))
        .filter((file) => existsSync(file))
    : [];
  const [only, ...others] = stacks;
  if (only === undefined) {
    throw new UsageError(`${STACKS}: no stack is synthesized; run cdktf synth first, or name a --stack`);
  }
  if (others.length > 0) {
    const options = stacks.map((file) => `--stack ${file}`);
    throw new UsageError(`${STACKS}: several stacks; allowed: one or more of ${options.join(", ")}`);
  }
  return only;
}
