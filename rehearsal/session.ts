import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT = join(__dirname, "..");
const REHEARSAL = join(PROJECT, ".rehearsal");

/** The folder of a rehearsal: everything that it writes lies in it. */
export interface Session {
  readonly folder: string;
  /** Terraform's state, one file per stack. */
  readonly state: string;
  /** What cdktf synthesizes. */
  readonly output: string;
  /** Takes the place of `~/.cdktf`. */
  readonly home: string;
  /** Takes the place of `~/.terraformrc`, whose mirrors and caches have no say here. */
  readonly terraformConfiguration: string;
}

/** The session whose state is kept between commands. */
export function keptSession(): Session {
  return createSession(join(REHEARSAL, "kept"));
}

/** A session of its own for one whole cycle, named after this process. What killed cycles left behind is removed. */
export function freshSession(): Session {
  const cycles = join(REHEARSAL, "cycle");
  mkdirSync(cycles, { recursive: true });
  for (const name of readdirSync(cycles)) {
    if (!isRunning(Number(name))) rmSync(join(cycles, name), { recursive: true, force: true });
  }
  return createSession(join(cycles, String(process.pid)));
}

export function createSession(folder: string): Session {
  const session: Session = {
    folder,
    state: join(folder, "state"),
    output: join(folder, "out"),
    home: join(folder, "home"),
    terraformConfiguration: join(folder, "terraform.rc"),
  };
  for (const part of [session.state, session.output, session.home]) mkdirSync(part, { recursive: true });
  writeFileSync(session.terraformConfiguration, "");
  return session;
}

export function removeSession(session: Session): void {
  rmSync(session.folder, { recursive: true, force: true });
  for (let folder = dirname(session.folder); folder.startsWith(REHEARSAL); folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return; // Something else is in it.
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid || !Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
