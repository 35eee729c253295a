import type { AttachedProvider } from "./attach";
import { type Stack, terraform } from "./cdktf";
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
 * the reason. Empty for a command that is not Terraform's. A stack waits for those that it depends on, and to be
 * destroyed for those that depend on it, as under cdktf: what waits for a failure is not tried.
 */
export async function reasonsOfFailure(
  session: Session,
  provider: AttachedProvider,
  command: string,
  stacks: readonly Stack[],
): Promise<string> {
  const args = TERRAFORM_COMMANDS[command];
  if (!args) return "";
  let printed = "";
  const failed = new Set<string>();
  for (const stack of inTurn(stacks, command === "destroy")) {
    if (stack.waitsFor.some((name) => failed.has(name))) {
      failed.add(stack.name);
      continue;
    }
    const quiet = [...args, "-input=false", "-no-color"];
    const { code, output } = await runQuietly(terraform(session, provider, stack, quiet));
    if (code !== 0) failed.add(stack.name);
    printed += output;
  }
  return printed;
}

interface WaitingStack extends Stack {
  readonly waitsFor: readonly string[];
}

/** The stacks, each after those that it waits for. */
function inTurn(stacks: readonly Stack[], backwards: boolean): WaitingStack[] {
  const waiting = stacks.map((stack) => {
    const dependents = stacks.filter(({ dependencies }) => dependencies.includes(stack.name));
    return { ...stack, waitsFor: backwards ? dependents.map(({ name }) => name) : stack.dependencies };
  });
  const ordered = new Set<WaitingStack>();
  const visit = (stack: WaitingStack): void => {
    waiting.filter(({ name }) => stack.waitsFor.includes(name)).forEach(visit);
    ordered.add(stack);
  };
  waiting.forEach(visit);
  return [...ordered];
}
