import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Several test workers may find the same package missing at once. */
const ONE_AT_A_TIME = "/tmp/tencentcloud-retention-install.lock";
const WITHIN_MS = 9 * 60_000;

/** Installs a package of Debian's where that is possible: as root, if its program is not there. */
export function installWherePossible(debianPackage: string, itsProgram: string): void {
  if (process.getuid?.() !== 0 || program("apt-get") === undefined) return;
  const install = `apt-get update && apt-get install -y --no-install-recommends ${debianPackage}`;
  spawnSync("flock", [ONE_AT_A_TIME, "sh", "-c", `command -v ${itsProgram} || { ${install}; }`], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: WITHIN_MS,
  });
}

/** Where a program lies. */
export function program(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
