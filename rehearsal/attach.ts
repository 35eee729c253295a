import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import type { Served } from "./provider/serve";

const PROJECT = join(__dirname, "..");
/** TypeScript in the project, compiled in the package. */
const SERVE = require.resolve("./provider/serve");

/** Unix limits the path of a socket to 104 (macOS) or 108 (Linux) bytes. */
const LONGEST_SOCKET_PATH_IN_BYTES = 100;
const STOP_WITHIN_MS = 2_000;

/** The offline provider's process, ready to be used by Terraform. */
export interface AttachedProvider {
  /** The value of TF_REATTACH_PROVIDERS for a Terraform that runs in this folder. */
  reattach(workingDirectory: string): string;
  stop(): Promise<void>;
}

/**
 * Starts a process that serves every provider under `providers/` on sockets in the given folder. It ends with
 * `stop()`, or by itself when this process is gone.
 */
export async function startProvider(socketFolder: string): Promise<AttachedProvider> {
  const run = randomBytes(4).toString("hex");
  const runner = SERVE.endsWith(".ts") ? ["-r", require.resolve("ts-node/register")] : [];
  const args = [...runner, SERVE, join(PROJECT, "providers"), socketFolder, run];
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const first = await Promise.race([
    once(createInterface(child.stdout), "line"),
    exited.then(() => undefined),
  ]);
  const { pid } = child;
  if (!first || pid === undefined) throw new Error("the offline provider did not start");
  const served = JSON.parse(String(first[0])) as Served[];
  return {
    reattach: (workingDirectory) => {
      const address = (socket: string): string => socketPath(join(socketFolder, socket), workingDirectory);
      return JSON.stringify(
        Object.fromEntries(served.map((one) => [one.address, attachment(pid, address(one.socket))])),
      );
    },
    stop: async () => {
      const impatient = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
      child.stdin.end();
      await exited;
      clearTimeout(impatient);
      for (const { socket } of served) rmSync(join(socketFolder, socket), { force: true });
    },
  };
}

function attachment(pid: number, address: string): object {
  return {
    Protocol: "grpc",
    ProtocolVersion: 6,
    Pid: pid,
    Test: true,
    Addr: { Network: "unix", String: address },
  };
}

/** In a deep folder only the path from where Terraform runs is short enough. */
function socketPath(path: string, workingDirectory: string): string {
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH_IN_BYTES ? path : relative(workingDirectory, path);
}
