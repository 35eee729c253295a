import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { AttachedProvider } from "./attach";
import { type Stack, synthesizedStacks, terraform } from "./cdktf";
import { runQuietly } from "./command";
import type { Session } from "./session";

/** Where cdktf has Terraform keep its plan, in the folder of the stack. */
const PLAN = "plan";

/**
 * Writes the plan of each stack as JSON beside it, for `retention check-plan`: only Terraform with the provider at
 * hand can read the plan itself.
 *
 * @returns the files, as a reader in this folder would type them.
 */
export async function writePlanJson(session: Session, provider: AttachedProvider): Promise<string[]> {
  const files: string[] = [];
  for (const stack of synthesizedStacks(session)) {
    const plan = await planJson(session, provider, stack);
    if (plan === undefined) continue; // A plan of one stack leaves the others without.
    const file = join(stack.folder, "plan.json");
    writeFileSync(file, plan);
    files.push(relative(process.cwd(), file));
  }
  return files;
}

/** The plan that cdktf last made of the stack, as JSON; undefined if there is none. */
export async function planJson(
  session: Session,
  provider: AttachedProvider,
  stack: Stack,
): Promise<string | undefined> {
  const { code, output } = await runQuietly(terraform(session, provider, stack, ["show", "-json", PLAN]));
  return code === 0 ? output : undefined;
}
