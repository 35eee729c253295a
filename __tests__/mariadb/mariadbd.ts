import { installWherePossible, program } from "../debian-package";

const PACKAGE = "mariadb-server";

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
  installWherePossible(PACKAGE, "mariadbd");
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
