import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Several test workers may find the same package missing at once. */
const ONE_AT_A_TIME = "/tmp/tencentcloud-retention-install.lock";
const WITHIN_MS = 9 * 60_000;

/**
 * Installs packages of Debian's where that is possible: as root, unless they are there.
 *
 * @param isThere a command that succeeds once they are.
 */
export function installWherePossible(packages: readonly string[], isThere: readonly string[]): void {
  if (process.getuid?.() !== 0 || program("apt-get") === undefined) return;
  const install = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  spawnSync("flock", [ONE_AT_A_TIME, "sh", "-c", `"$@" || { ${install}; }`, "sh", ...isThere], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: WITHIN_MS,
  });
}

/** Where a program lies, which is installed with a package of its own where that is possible. */
export function programOf(debianPackage: string, name: string): string | undefined {
  if (program(name) === undefined) installWherePossible([debianPackage], ["command", "-v", name]);
  return program(name);
}

/** Where a program lies. */
export function program(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
