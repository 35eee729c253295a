import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const PACKAGE = "mariadb-server";
const INSTALL = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGE}`;
/** Several test workers may find it missing at once. */
const ONE_AT_A_TIME = "/tmp/tencentcloud-retention-install.lock";
const WITHIN_MS = 9 * 60_000;

/** The programs of a local MariaDB. */
export interface Mariadbd {
  readonly server: string;
  readonly install: string;
}

/**
 * Finds MariaDB, or installs it from Debian's packages where that is possible.
 *
 * @throws Error that names the one command to run.
 */
export function findMariadbd(): Mariadbd {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && program("apt-get") !== undefined) {
    spawnSync("flock", [ONE_AT_A_TIME, "sh", "-c", `command -v mariadbd || { ${INSTALL}; }`], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: WITHIN_MS,
    });
  }
  const installed = find();
  if (installed) return installed;
  throw new Error(
    `these tests need MariaDB: run "apt-get install -y ${PACKAGE}" as root, or give the address of a server in MYSQL_TEST_URL`,
  );
}

function find(): Mariadbd | undefined {
  const server = program("mariadbd");
  const install = program("mariadb-install-db");
  return server !== undefined && install !== undefined ? { server, install } : undefined;
}

function program(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
