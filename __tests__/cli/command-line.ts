import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Said } from "./sql-command";

const PROJECT = join(__dirname, "..", "..");
export const BINARY = join(PROJECT, "cli", "retention-bin.mjs");
export const SHIPPED = readFileSync(join(PROJECT, "retention-policy.yaml"), "utf8");

/** A folder with a policy and the shipped environments, in which the command runs as somebody would run it. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "retention-cli-"));

  constructor(policy = SHIPPED) {
    cpSync(join(PROJECT, "environments"), join(this.path, "environments"), { recursive: true });
    this.write("retention-policy.yaml", policy);
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  retention(args: readonly string[], env: NodeJS.ProcessEnv = {}): Said {
    return this.run(process.execPath, [BINARY, ...args], env);
  }

  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Said {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.path,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: this.path, ...env },
    });
    return { code: status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** The shipped policy with a piece of it written differently. */
export function shippedWith(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the shipped policy has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, SHIPPED);
}
