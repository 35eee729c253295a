import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const PROJECT = join(__dirname, "..", "..");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PARTS = [
  "package.json",
  "tsconfig.json",
  "cdktf.json",
  "main.ts",
  "retention-policy.yaml",
  "cli",
  "constructs",
  "environments",
  "functions",
  "policy",
  "rehearsal",
  "report",
  "schedule",
  "simulation",
  "stacks",
  "strict-yaml",
  "terraform-json",
  "providers/tencentcloud/schema.json",
  "providers/elasticstack/schema.json",
  "providers/random",
];

/** A copy of this project, deep in the file system: what is changed and rehearsed there touches nothing else. */
export class ProjectCopy {
  readonly root: string;
  readonly folder: string;

  constructor(name: string) {
    this.root = join(PROJECT, ".rehearsal", `test-${process.pid}-${name}`);
    this.folder = join(this.root, "a-folder-with-a-long-name".repeat(6));
    mkdirSync(this.folder, { recursive: true });
    for (const part of PARTS) cpSync(join(PROJECT, part), join(this.folder, part), { recursive: true });
    symlinkSync(join(PROJECT, "node_modules"), join(this.folder, "node_modules"));
  }

  start(
    args: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
  ): { child: ChildProcess; ended: Promise<Ended> } {
    const rehearse = ["-r", "ts-node/register", "rehearsal/rehearse.ts", ...args];
    const options = { cwd: this.folder, env: { ...process.env, ...env }, detached: true };
    const child = spawn(process.execPath, rehearse, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const text = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (text.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (text.stderr += chunk.toString()));
    const ended = new Promise<Ended>((resolve) =>
      child.on("close", (code) => resolve({ code, stdout: plain(text.stdout), stderr: plain(text.stderr) })),
    );
    return { child, ended };
  }

  run(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.start(args, env).ended;
  }

  /** Changes a file of the copy. @throws Error if there is nothing to change. */
  change(file: string, from: string | RegExp, to: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} does not have ${from}`);
    writeFileSync(path, changed);
  }

  /** Every file that the rehearsals here have left. */
  files(): string[] {
    const folder = join(this.folder, ".rehearsal");
    return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  }

  /** The processes that still run somewhere in this copy. */
  processes(): string[] {
    return readdirSync("/proc").filter(
      (pid) => /^\d+$/.test(pid) && workingDirectory(pid).startsWith(this.root),
    );
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Without colours, and as Terraform spells quotes. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll('\\"', '"');
}

function workingDirectory(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ") ? "" : readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}
