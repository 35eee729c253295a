import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { end, processTree, signal } from "./process-tree";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Finished {
  readonly code: number;
  /** Standard output and error, empty if the command had the terminal. */
  readonly output: string;
}

/** Raised instead of going on when a signal ended the command. */
export class Interrupted extends Error {
  constructor(private readonly by: NodeJS.Signals) {
    super(`interrupted by ${by}`);
  }
  get exitCode(): number {
    return 128 + constants.signals[this.by];
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Terraform finishes what it has begun; nothing in a rehearsal takes longer. */
const PATIENCE_IN_MS = 10_000;
const LOOK_EVERY_MS = 50;

let caughtBetweenCommands: NodeJS.Signals | undefined;

/** From here on a signal no longer ends this process at once: the next command is not started, and all is tidied up. */
export function outliveSignals(): void {
  for (const name of SIGNALS) process.on(name, () => (caughtBetweenCommands ??= name));
}

/** Runs a command on this terminal. */
export async function runOnTerminal(command: Command): Promise<Finished> {
  stopIfInterrupted();
  const foreground = process.stdin.isTTY;
  const child = spawn(command.file, command.args, {
    ...placeOf(command),
    stdio: "inherit",
    detached: !foreground,
  });
  return { code: await ended(child, foreground), output: "" };
}

/** Runs a command and collects what it prints. */
export async function runQuietly(command: Command): Promise<Finished> {
  stopIfInterrupted();
  const stdio = ["ignore", "pipe", "pipe"] as const;
  const child = spawn(command.file, command.args, { ...placeOf(command), stdio: [...stdio], detached: true });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await ended(child, false);
  return { code, output: Buffer.concat(chunks).toString() };
}

function stopIfInterrupted(): void {
  if (caughtBetweenCommands) throw new Interrupted(caughtBetweenCommands);
}

function placeOf({ cwd, env }: Command): { cwd: string; env: NodeJS.ProcessEnv } {
  return { cwd, env };
}

/**
 * Waits for a command, and passes signals on to it. On a terminal it is in the foreground, so that it can ask
 * questions; a ctrl-C then reaches it by itself. Elsewhere it has a process group of its own. Either way it sees an
 * interrupt once: a second one would make Terraform drop its work.
 */
async function ended(child: ChildProcess, foreground: boolean): Promise<number> {
  let caught: NodeJS.Signals | undefined;
  const started = new Set<number>();
  const timers: NodeJS.Timeout[] = [];
  const look = (): void =>
    (child.pid === undefined ? [] : processTree(child.pid)).forEach((pid) => started.add(pid));
  const pass = (name: NodeJS.Signals): void => {
    look();
    if (caught) {
      signal(started, "SIGKILL");
      return;
    }
    caught = name;
    if (name !== "SIGINT") signal(started, "SIGTERM");
    else if (!foreground && child.pid !== undefined) signal([child.pid], "SIGINT");
    // What the command starts while it ends must end too.
    timers.push(
      setInterval(look, LOOK_EVERY_MS),
      setTimeout(() => signal(started, "SIGKILL"), PATIENCE_IN_MS),
    );
  };
  for (const name of SIGNALS) process.on(name, pass);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) => resolve(exitCode ?? 1));
    });
    if (caught) throw new Interrupted(caught);
    return code;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    for (const name of SIGNALS) process.off(name, pass);
    // The group has what was started and orphaned between two looks; the terminal's own group gets its ctrl-C itself.
    if (caught) await end(foreground || child.pid === undefined ? started : [-child.pid, ...started]);
  }
}
