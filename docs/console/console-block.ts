import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROJECT = join(__dirname, "..", "..");

/** What a block may work on. */
const INPUTS = ["retention-policy.yaml", "environments"];

/** A fenced block of Markdown that shows commands, each after a dollar sign, and what they print. */
const BLOCK = /(?<=^```console\n).*?(?=^```$)/gms;

/**
 * A document in which every `console` block shows what its commands print now, standard error included.
 *
 * Each block runs in bash, in a folder of its own with copies of the shipped policy and environments, in which
 * `npx retention` is the project's.
 */
export function renewed(document: string): string {
  return document.replace(BLOCK, renewedBlock);
}

function renewedBlock(block: string): string {
  const folder = mkdtempSync(join(tmpdir(), "retention-docs-"));
  try {
    for (const input of INPUTS) cpSync(join(PROJECT, input), join(folder, input), { recursive: true });
    const commands = block.split("\n").filter((line) => line.startsWith("$ "));
    return commands.map((line) => `${line}\n${run(line.slice("$ ".length), folder)}`).join("");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command: string, folder: string): string {
  const retention = `npx() { shift; "${process.execPath}" "${join(PROJECT, "cli", "retention-bin.mjs")}" "$@"; }`;
  const { stdout } = spawnSync("bash", ["-c", `exec 2>&1\n${retention}\n${command}`], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder },
  });
  return stdout;
}
