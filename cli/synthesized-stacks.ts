import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where cdktf puts what it synthesizes, and what it calls it. */
export const STACKS = join("cdktf.out", "stacks");
export const STACK_FILE = "cdk.tf.json";

/** What follows the name of the environment in the name of a stack. The second is there under `lifecycle: ilm` only. */
export const PARTS = ["data-stores", "index-lifecycle"];

/** Where `npx cdktf synth` puts the Terraform JSON of an environment: of each stack that it made in the folder. */
export function synthesizedStacks(folder: string, environmentName: string): string[] {
  return PARTS.map((part) => join(folder, STACKS, `${environmentName}-${part}`, STACK_FILE)).filter((path) =>
    existsSync(path),
  );
}
