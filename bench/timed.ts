import { spawnSync } from "node:child_process";

/** A command, timed as a whole process. */
export interface Timed {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Seconds that one run took. @throws Error if the command fails. */
export function seconds({ name, command: [file, ...args], cwd, env }: Timed): number {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${name} failed:\n${stdout}${stderr}`);
  return taken;
}

/** Runs two commands in turn, so that both see the same weather, and prints both and their ratio. */
export function compare(ours: Timed, theirs: Timed, pairs: number): void {
  seconds(ours);
  seconds(theirs);
  const runs = Array.from({ length: pairs }, () => ({ ours: seconds(ours), theirs: seconds(theirs) }));
  const row = (name: string, values: number[], unit: string) =>
    process.stdout.write(`${name.padEnd(44)} ${median(values).toFixed(2)}${unit}  (${range(values)})\n`);
  row(
    ours.name,
    runs.map((run) => run.ours),
    " s",
  );
  row(
    theirs.name,
    runs.map((run) => run.theirs),
    " s",
  );
  row(
    "  ratio, pair by pair",
    runs.map((run) => run.ours / run.theirs),
    "x",
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
}
