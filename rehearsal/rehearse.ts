import { join } from "node:path";
import { loadProject, type Project } from "../cli/load-project";
import { type AttachedProvider, startProvider } from "./attach";
import { cdktf, namedStacks, synthesizedAt } from "./cdktf";
import { Interrupted, outliveSignals, runOnTerminal } from "./command";
import { rehearseCycle, StepFailed } from "./cycle";
import { writePlanJson } from "./plan-json";
import { reasonsOfFailure } from "./reasons";
import { freshSession, keptSession, removeSession, type Session } from "./session";
import { errorsIn } from "./terraform-output";
import { requireTerraform } from "./terraform-version";

const PROJECT = join(__dirname, "..");
const NO_CLOUD =
  "This was a rehearsal: no cloud was contacted and nothing real exists. The provider was the project's own.";
const ASKS_FOR_APPROVAL = ["deploy", "apply", "destroy"];

/** Without arguments the whole cycle; with arguments the one cdktf command that they are. */
async function rehearse(args: readonly string[]): Promise<number> {
  requireTerraform();
  outliveSignals();
  return args.length === 0 ? wholeCycle(loadProject(PROJECT, process.env)) : oneCommand(args);
}

async function wholeCycle({ schedule }: Project): Promise<number> {
  const session = freshSession();
  try {
    await withProvider(session, (provider) => rehearseCycle(session, provider, schedule, say));
    say(`\n${NO_CLOUD}`);
    return 0;
  } finally {
    removeSession(session);
  }
}

async function oneCommand(args: readonly string[]): Promise<number> {
  const session = keptSession();
  const code = await withProvider(session, async (provider) => {
    const start = Date.now();
    const command = cdktf(session, provider, withApproval(args));
    const { code } = await runOnTerminal(isTerminal() ? command : { ...command, env: asLog(command.env) });
    // If the app itself failed, what lies there is older, and nothing of it shall be done again.
    if (code !== 0 && synthesizedAt(session) >= start) {
      const stacks = namedStacks(session, args);
      process.stderr.write(errorsIn(await reasonsOfFailure(session, provider, args[0] ?? "", stacks)));
    }
    if (code === 0 && args[0] === "plan") {
      for (const file of await writePlanJson(session, provider)) {
        process.stderr.write(`The plan as JSON: ${file}\n`);
      }
    }
    return code;
  });
  // Not on standard output: that belongs to the command, whose answer may be read by a program.
  process.stderr.write(`${NO_CLOUD}\n`);
  return code;
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** Without a spinner, which cdktf draws unless it is in CI, and without colours, which it has Terraform leave out. */
function asLog(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, CI: "1", FORCE_COLOR: "0" };
}

/** Nobody can be asked who does not see the question, or cannot answer it. */
function withApproval(args: readonly string[]): readonly string[] {
  const asks = ASKS_FOR_APPROVAL.includes(args[0] ?? "") && !args.includes("--auto-approve");
  return asks && !isTerminal() ? [...args, "--auto-approve"] : args;
}

async function withProvider<T>(
  session: Session,
  run: (provider: AttachedProvider) => Promise<T>,
): Promise<T> {
  const provider = await startProvider(session.folder);
  try {
    return await run(provider);
  } finally {
    await provider.stop();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function report(error: unknown): number {
  if (error instanceof StepFailed) process.stderr.write(`${error.output}\n`);
  process.stderr.write(`${(error as Error).message}\n`);
  return error instanceof Interrupted ? error.exitCode : 1;
}

rehearse(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => (process.exitCode = report(error)),
);
