import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where `npx cdktf synth` puts the Terraform JSON of an environment, if it has been run in the folder. */
export function synthesizedStack(folder: string, environmentName: string): string | undefined {
  const path = join(folder, "cdktf.out", "stacks", `${environmentName}-data-stores`, "cdk.tf.json");
  return existsSync(path) ? path : undefined;
}
