import type { AttachedProvider } from "./attach";
import { synthesizedStacks, terraform } from "./cdktf";
import { runQuietly } from "./command";
import type { Session } from "./session";

/** What Terraform does for a cdktf command. */
const TERRAFORM_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  plan: ["plan"],
  diff: ["plan"],
  deploy: ["apply", "-auto-approve"],
  apply: ["apply", "-auto-approve"],
  destroy: ["destroy", "-auto-approve"],
};

/**
 * What Terraform says to a command that failed, by doing it again: cdktf stops printing when it fails, often before
 * the reason. Empty for a command that is not Terraform's.
 */
export async function reasonsOfFailure(
  session: Session,
  provider: AttachedProvider,
  command: string,
): Promise<string> {
  const args = TERRAFORM_COMMANDS[command];
  if (!args) return "";
  let printed = "";
  for (const stack of synthesizedStacks(session)) {
    const quiet = [...args, "-input=false", "-no-color"];
    printed += (await runQuietly(terraform(session, provider, stack, quiet))).output;
  }
  return printed;
}
