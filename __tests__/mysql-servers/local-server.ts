import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { freePort } from "../free-port";
import { cached, madeOnce } from "../cache-folder";
import { fastestFolder } from "./data-folder";
import { asWhoItRuns, type LocalProgram } from "./local-program";
import type { Certificate, RunningServer, ServerAddress, StartOptions, TestServer } from "./server";

const START_WITHIN_MS = 60_000;

/** As a managed server has it: a binlog of whole rows. */
const BINLOG = ["--server-id=1", "--log-bin=binlog", "--binlog-format=ROW"];

/** What a test writes need not outlast it: nothing waits for the disk. */
const NOT_DURABLE = [
  "--innodb-flush-method=nosync",
  "--innodb-flush-log-at-trx-commit=0",
  "--skip-innodb-doublewrite",
  "--sync-binlog=0",
];

/** A server on this machine, which each test file starts for itself. */
export function localServer(program: LocalProgram): TestServer {
  const { version, hasTls } = program;
  return {
    name: version.name,
    version,
    hasTls,
    isShared: false,
    start: ({ options = [], certificate }: StartOptions) =>
      LocalServer.start(
        program,
        [...NOT_DURABLE, ...(certificate && hasTls ? tlsWith(certificate) : []), ...options],
        fastestFolder(),
      ),
  };
}

function tlsWith({ certificate, key }: Certificate): string[] {
  return [`--ssl-cert=${certificate}`, `--ssl-key=${key}`];
}

/** On a data directory and a socket that go with it. */
export class LocalServer implements RunningServer {
  private constructor(
    readonly address: ServerAddress,
    private readonly folder: string,
    private readonly process: ChildProcess,
    private readonly removeWhenTestsEnd: () => void,
  ) {}

  /** @param inFolder for its data directory. */
  static async start(
    program: LocalProgram,
    options: readonly string[],
    inFolder: string,
  ): Promise<LocalServer> {
    const { server, env, version } = program;
    const folder = mkdtempSync(join(inFolder, `${version.vendor.toLowerCase()}-`));
    const data = join(folder, "data");
    cpSync(emptyData(program), data, { recursive: true, mode: constants.COPYFILE_FICLONE });
    // The identity of a server: each makes its own.
    rmSync(join(data, "auto.cnf"), { force: true });
    const port = await freePort();
    const child = spawn(
      server,
      [
        "--no-defaults",
        ...asWhoItRuns(),
        `--datadir=${data}`,
        `--socket=${join(folder, "socket")}`,
        // A server that starts deletes the temporary tables of any other that shares its folder for them.
        `--tmpdir=${folder}`,
        `--pid-file=${join(folder, "pid")}`,
        `--log-error=${join(folder, "log")}`,
        "--bind-address=127.0.0.1",
        `--port=${port}`,
        "--skip-name-resolve",
        "--innodb-buffer-pool-size=512M",
        ...BINLOG,
        ...program.options,
        ...options,
      ],
      // A zone with daylight-saving time, so that a test notices what goes by the server's own zone.
      { stdio: "ignore", env: { ...process.env, ...env, TZ: "America/New_York" } },
    );
    const remove = (): void => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    process.once("exit", remove);
    const address = { host: "127.0.0.1", port, user: "root", password: "" };
    const running = new LocalServer(address, folder, child, remove);
    try {
      await answering(address, child, join(folder, "log"));
    } catch (error) {
      await running.stop();
      throw error;
    }
    return running;
  }

  async stop(): Promise<void> {
    const ended = this.process.exitCode === null ? once(this.process, "exit") : undefined;
    this.process.kill("SIGKILL");
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    process.off("exit", this.removeWhenTestsEnd);
  }
}

/** The data directory of a server that has not run yet: copying it is faster than making one. */
function emptyData({ version, makeData }: LocalProgram): string {
  return madeOnce(cached(`${version.name.toLowerCase().replace(" ", "-")}-empty-data`), makeData);
}

async function answering(address: ServerAddress, child: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      await (await createConnection({ ...address })).end();
      return;
    } catch (error) {
      if (child.exitCode === null && Date.now() < until) await sleep(50);
      else throw new Error(`the server does not answer:\n${readFileSync(log, "utf8")}`, { cause: error });
    }
  }
}
