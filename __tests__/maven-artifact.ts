import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { cached, madeOnce } from "./cache-folder";

/** Fetching some ten megabytes is part of the first test that needs them. */
const WITHIN_MS = 9 * 60_000;

/**
 * The path of an artifact's file, fetched with Maven unless it is in the cache.
 *
 * @param maven the path of mvn.
 * @param artifact as `group:name:version`, with `:zip` behind it if it is no jar.
 * @throws Error that names the command to run.
 */
export function mavenArtifact(maven: string, artifact: string): string {
  const [, name, version, type = "jar"] = artifact.split(":");
  return madeOnce(cached(`${name}-${version}.${type}`), (path) => {
    const { status, stdout, stderr } = spawnSync(maven, copyTo(artifact, dirname(path)), {
      encoding: "utf8",
      timeout: WITHIN_MS,
    });
    if (status === 0) return;
    const command = ["mvn", ...copyTo(artifact, cached(""))].join(" ");
    throw new Error(`run "${command}", which failed:\n${stdout}${stderr}`);
  });
}

function copyTo(artifact: string, folder: string): string[] {
  return ["-q", "-B", "dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
}
