import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** A killed process takes a moment; one that nobody waits for stays in the table for ever. */
const GONE_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 20;

/** A process and everything that it started, directly or not. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const [pid, parent] of processes()) children.set(parent, [...(children.get(parent) ?? []), pid]);
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Sends a signal to each of these processes that still runs. */
export function signal(pids: Iterable<number>, name: NodeJS.Signals | 0): number[] {
  return [...pids].filter((pid) => {
    try {
      return process.kill(pid, name);
    } catch {
      return false;
    }
  });
}

/** Ends these processes, and waits until they are gone. */
export async function end(pids: Iterable<number>): Promise<void> {
  const giveUp = Date.now() + GONE_WITHIN_MS;
  for (let left = signal(pids, "SIGKILL"); left.length > 0 && Date.now() < giveUp; left = signal(left, 0)) {
    await setTimeout(LOOK_EVERY_MS);
  }
}

/** Every process with its parent. Slim images have no `ps`, macOS has no /proc. */
function processes(): [number, number][] {
  if (!existsSync("/proc/self/stat")) {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), parentOf(pid)]);
}

function parentOf(pid: string): number {
  try {
    // The name of the process, in parentheses, may contain anything: the fields are counted from behind it.
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1]);
  } catch {
    return 0;
  }
}
