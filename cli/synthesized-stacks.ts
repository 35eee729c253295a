import { existsSync } from "node:fs";
import { join } from "node:path";

/** The second is there under `lifecycle: ilm` only. */
const PARTS = ["data-stores", "index-lifecycle"];

/** Where `npx cdktf synth` puts the Terraform JSON of an environment: of each stack that it made in the folder. */
export function synthesizedStacks(folder: string, environmentName: string): string[] {
  return PARTS.map((part) =>
    join(folder, "cdktf.out", "stacks", `${environmentName}-${part}`, "cdk.tf.json"),
  ).filter((path) => existsSync(path));
}
