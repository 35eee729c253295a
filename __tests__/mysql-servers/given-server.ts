import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { ServerAddress, TestServer } from "./server";
import { ServerVersion } from "./server-version";

const PROJECT = join(__dirname, "..", "..");
const ANSWERS_WITHIN_MS = 30_000;

/** Jest wants to know the names of the tests, and so the version, before it waits for anything. */
const ASK = `const { createConnection } = require("mysql2/promise");
  const ask = async () => {
    const connection = await createConnection(JSON.parse(process.env.ADDRESS));
    const [[{ version }]] = await connection.query("SELECT VERSION() AS version");
    connection.destroy();
    process.stdout.write(version);
  };
  ask().catch((error) => { process.stderr.write(String(error.code)); process.exitCode = 1; });`;

/**
 * A server that runs somewhere.
 *
 * @param url such as `mysql://user:password@host:3306`.
 * @throws Error without the password, if it is no such thing or does not answer.
 */
export function givenServer(url: string): TestServer {
  const address = addressIn(url);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", ASK], {
    cwd: PROJECT,
    encoding: "utf8",
    timeout: ANSWERS_WITHIN_MS,
    env: { PATH: process.env["PATH"], ADDRESS: JSON.stringify(address) },
  });
  const where = `${address.host}:${address.port}`;
  if (status !== 0) throw new Error(`${where} does not let ${address.user} in: ${stderr || "no answer"}`);
  const version = ServerVersion.in(stdout);
  return {
    name: `${version.name} at ${where}`,
    version,
    hasTls: false,
    isShared: true,
    start: () => Promise.resolve({ address, stop: () => Promise.resolve() }),
  };
}

function addressIn(url: string): ServerAddress {
  if (!URL.canParse(url) || new URL(url).protocol !== "mysql:")
    throw new Error(
      "is not an address; allowed: mysql://user:password@host:port, or several with commas between",
    );
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
