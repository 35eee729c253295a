import { execFileSync, spawnSync } from "node:child_process";
import { program, programOf } from "../debian-package";
import { asWhoItRuns, type LocalProgram } from "./local-program";
import { ServerVersion } from "./server-version";

const PACKAGE = "mariadb-server";

/**
 * Finds MariaDB, or installs it from Debian's packages where that is possible.
 *
 * @throws Error that names the one command to run.
 */
export function findMariadb(): LocalProgram {
  const server = programOf(PACKAGE, "mariadbd");
  const install = program("mariadb-install-db");
  if (server === undefined || install === undefined)
    throw new Error(`run "apt-get install -y ${PACKAGE}" as root`);
  return {
    version: ServerVersion.in(execFileSync(server, ["--no-defaults", "--version"], { encoding: "utf8" })),
    hasTls: true,
    server,
    env: {},
    options: [],
    makeData: (data) => makeData(install, data),
  };
}

function makeData(install: string, data: string): void {
  const { status, stdout, stderr } = spawnSync(
    install,
    [
      "--no-defaults",
      `--datadir=${data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      ...asWhoItRuns(),
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`mariadb-install-db failed:\n${stdout}${stderr}`);
}
