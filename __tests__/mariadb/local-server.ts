import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { findMariadbd } from "./mariadbd";

/** Where a server of MySQL's protocol is reached, and as whom. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

const START_WITHIN_MS = 60_000;

/** A MariaDB of its own for one test file: on a data directory and a socket that go with it. */
export class LocalServer {
  private constructor(
    readonly address: ServerAddress,
    private readonly folder: string,
    private readonly process: ChildProcess,
    private readonly removeWhenTestsEnd: () => void,
  ) {}

  /** @param options further ones of mariadbd. */
  static async start(options: readonly string[] = []): Promise<LocalServer> {
    const { server, install } = findMariadbd();
    const folder = mkdtempSync(join(tmpdir(), "mariadb-"));
    const data = join(folder, "data");
    const asRoot = process.getuid?.() === 0 ? ["--user=root"] : [];
    const made = spawnSync(
      install,
      [
        "--no-defaults",
        `--datadir=${data}`,
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        ...asRoot,
      ],
      { encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(`mariadb-install-db failed:\n${made.stdout}${made.stderr}`);
    const port = await freePort();
    const child = spawn(
      server,
      [
        "--no-defaults",
        ...asRoot,
        `--datadir=${data}`,
        `--socket=${join(folder, "socket")}`,
        `--pid-file=${join(folder, "pid")}`,
        `--log-error=${join(folder, "log")}`,
        "--bind-address=127.0.0.1",
        `--port=${port}`,
        "--skip-name-resolve",
        "--innodb-buffer-pool-size=512M",
        "--innodb-log-file-size=256M",
        ...options,
      ],
      // A zone with daylight-saving time, so that a test notices what goes by the server's own zone.
      { stdio: "ignore", env: { ...process.env, TZ: "America/New_York" } },
    );
    const remove = (): void => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    process.once("exit", remove);
    const address = { host: "127.0.0.1", port, user: "root", password: "" };
    await answering(address, child, join(folder, "log"));
    return new LocalServer(address, folder, child, remove);
  }

  async stop(): Promise<void> {
    const ended = this.process.exitCode === null ? once(this.process, "exit") : undefined;
    this.process.kill("SIGKILL");
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    process.off("exit", this.removeWhenTestsEnd);
  }
}

/** A certificate for a server, and the authority that signed it: itself. In the folder, as PEM. */
export function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=mariadb-of-a-test"].concat([
      "-keyout",
      key,
      "-out",
      certificate,
    ]),
    { stdio: "ignore" },
  );
  return { certificate, key };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function answering(address: ServerAddress, child: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      await (await createConnection({ ...address })).end();
      return;
    } catch (error) {
      if (child.exitCode === null && Date.now() < until) await sleep(50);
      else throw new Error(`mariadbd does not answer:\n${readFileSync(log, "utf8")}`, { cause: error });
    }
  }
}
