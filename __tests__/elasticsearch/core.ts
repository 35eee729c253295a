import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unzipSync } from "fflate";
import { freePort } from "../free-port";
import { coreArchive, javaHome } from "./core-archive";

/** Fetching it is part of the first start. */
const START_WITHIN_MS = 10 * 60_000;
const ANSWER_WITHIN_MS = 240_000;
const END_WITHIN_MS = 60_000;

/** It refuses to run as root: Linux has had nobody and nogroup under this number for ever. */
const NOBODY = 65_534;

/** Of this server alone, for as long as a test runs, on the loopback address. */
const ADMIN = { user: "admin", password: "secret-of-tests" };
const ADMIN_BCRYPT = "$2a$10$/Mdh/dIuV6GPIDpAHZvJSOsDUjjbmarkFsGToaBj3P3IXWg7NIJoO";

export interface Answer {
  readonly status: number;
  // JSON, of which each test knows the form.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The core of a real Elasticsearch with security, for the tests of one file. */
export class ElasticsearchCore {
  private readonly folder = mkdtempSync(join(tmpdir(), "elasticsearch-"));
  private child: ChildProcess | undefined;
  private url = "";
  private readonly removeWhenTestsEnd = (): void => this.remove();

  async start(): Promise<void> {
    process.once("exit", this.removeWhenTestsEnd);
    const java = javaHome();
    const home = this.unpack();
    const port = await freePort();
    this.configure(home, port, await freePort());
    this.url = `http://127.0.0.1:${port}`;
    const isRoot = process.getuid?.() === 0;
    this.child = spawn("bash", [join(home, "bin/elasticsearch")], {
      stdio: "ignore",
      detached: true,
      cwd: this.folder,
      env: {
        PATH: process.env["PATH"],
        ES_JAVA_HOME: java,
        ES_PATH_CONF: join(this.folder, "config"),
        ES_TMPDIR: join(this.folder, "tmp"),
        // Of the process that starts the server.
        CLI_JAVA_OPTS: "-Xmx64m",
      },
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    });
    await this.answering();
    await this.makeSecurityIndex();
  }

  async stop(): Promise<void> {
    const ended = this.child?.exitCode === null ? once(this.child, "exit") : undefined;
    this.remove();
    await ended;
    process.off("exit", this.removeWhenTestsEnd);
  }

  /** @param line such as `PUT /logs`. @param as the administrator, unless it is somebody else. */
  async send(line: string, body?: unknown, as: { user: string; password: string } = ADMIN): Promise<Answer> {
    const [method = "", path = ""] = line.split(" ");
    const response = await fetch(`${this.url}${path}`, {
      method: method === "GET" && body !== undefined ? "POST" : method,
      headers: {
        authorization: `Basic ${Buffer.from(`${as.user}:${as.password}`).toString("base64")}`,
        "content-type": "application/json",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  }

  private unpack(): string {
    const { archive, folderInIt } = coreArchive();
    for (const [name, bytes] of Object.entries(unzipSync(archive))) {
      const path = join(this.folder, name);
      mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
      if (!name.endsWith("/")) writeFileSync(path, bytes, { mode: 0o755 });
    }
    return join(this.folder, folderInIt);
  }

  private configure(home: string, port: number, transportPort: number): void {
    const config = join(this.folder, "config");
    cpSync(join(home, "config"), config, { recursive: true });
    const files: Readonly<Record<string, string>> = {
      "elasticsearch.yml": [
        "discovery.type: single-node",
        "network.host: 127.0.0.1",
        `http.port: ${port}`,
        `transport.port: ${transportPort}`,
        `path.data: ${join(this.folder, "data")}`,
        `path.logs: ${join(this.folder, "logs")}`,
        "xpack.security.enabled: true",
        "cluster.routing.allocation.disk.threshold_enabled: false",
      ].join("\n"),
      "jvm.options": "-Xms512m\n-Xmx512m\n",
      users: `${ADMIN.user}:${ADMIN_BCRYPT}\n`,
      users_roles: `superuser:${ADMIN.user}\nsecurity_index:${ADMIN.user}\n`,
      "roles.yml":
        "security_index: { indices: [{ names: ['*'], privileges: [all], allow_restricted_indices: true }] }\n",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(config, name), text);
    for (const name of ["data", "logs", "tmp"]) mkdirSync(join(this.folder, name));
    chmodSync(this.folder, 0o755);
    if (process.getuid?.() === 0) own(this.folder);
  }

  private async answering(): Promise<void> {
    const until = Date.now() + ANSWER_WITHIN_MS;
    for (;;) {
      try {
        if ((await this.send("GET /_cluster/health?wait_for_status=yellow&timeout=1s")).status === 200)
          return;
      } catch {
        // It does not listen yet.
      }
      if (this.child?.exitCode !== null || Date.now() > until)
        throw new Error(`Elasticsearch does not answer:\n${this.log()}`);
      await sleep(200);
    }
  }

  /**
   * Roles and users lie in an index that Elasticsearch makes by itself, with an analyzer of a module that the core does
   * not have. A clone is made without asking for it: one of an index that calls something else `email`.
   */
  private async makeSecurityIndex(): Promise<void> {
    const analysis = { analyzer: { email: { type: "custom", tokenizer: "standard" } } };
    const settings = {
      "index.format": 6,
      "index.number_of_replicas": 0,
      "index.blocks.write": true,
      analysis,
    };
    const answers = [
      await this.send("PUT /seed", { settings }),
      await this.send("POST /seed/_clone/.security-7", {
        settings: { "index.blocks.write": null },
        aliases: { ".security": { is_hidden: true } },
      }),
      await this.send("DELETE /seed"),
    ];
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) throw new Error(`no index for roles and users: ${JSON.stringify(refused.body)}`);
  }

  private log(): string {
    const logs = join(this.folder, "logs");
    return readdirSync(logs)
      .filter((name) => name.endsWith(".log"))
      .map((name) => readFileSync(join(logs, name), "utf8"))
      .join("\n");
  }

  private remove(): void {
    // The server is a process of the one that was started.
    if (this.child?.pid !== undefined && this.child.exitCode === null)
      process.kill(-this.child.pid, "SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Gives everything in a folder to nobody. */
function own(folder: string): void {
  chownSync(folder, NOBODY, NOBODY);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    chownSync(join(folder, name), NOBODY, NOBODY);
}

/** The core for the tests of the file that calls this. */
export function useElasticsearchCore(): ElasticsearchCore {
  const core = new ElasticsearchCore();
  beforeAll(() => core.start(), START_WITHIN_MS);
  afterAll(() => core.stop(), END_WITHIN_MS);
  return core;
}
