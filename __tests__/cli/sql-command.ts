import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PROJECT = join(__dirname, "..", "..");

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the project as its npm scripts do, with nothing of the environment but what is given. */
export function runScript(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Said {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["-r", "ts-node/register", join(PROJECT, script), ...args],
    { cwd: PROJECT, encoding: "utf8", env: { PATH: process.env["PATH"], ...env } },
  );
  return { code: status, stdout, stderr };
}

export function retention(args: readonly string[], env: NodeJS.ProcessEnv = {}): Said {
  return runScript(join("cli", "retention.ts"), args, env);
}
