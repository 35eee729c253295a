import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { installWherePossible, program } from "../debian-package";

/**
 * Elasticsearch as its own integration tests start it, with security: without lifecycle management, data streams and
 * processors of pipelines. No other of version 8 is published as a package.
 */
const GROUP = "org.elasticsearch.distribution.integ-test-zip";
const VERSION = "8.15.0";
const FILE = `elasticsearch-${VERSION}.zip`;

const LEAST_JAVA = 17;
const PACKAGES = { java: "openjdk-17-jre-headless", mvn: "maven" } as const;

/**
 * The bytes of the archive, out of the cache of this project, or else fetched into it by Maven.
 *
 * @throws Error that names the one command to run.
 */
export function coreArchive(): { readonly archive: Uint8Array; readonly folderInIt: string } {
  const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "tencentcloud-retention");
  const path = join(cache, FILE);
  if (!existsSync(path)) fetch(cache, path);
  return { archive: readFileSync(path), folderInIt: `elasticsearch-${VERSION}` };
}

function fetch(cache: string, path: string): void {
  const mvn = needed("mvn");
  mkdirSync(cache, { recursive: true });
  // What is only half there has another name.
  const folder = mkdtempSync(join(cache, "fetched-"));
  const copy = ["dependency:copy", `-Dartifact=${GROUP}:elasticsearch:${VERSION}:zip`];
  const { status, stdout, stderr } = spawnSync(mvn, ["-q", "-B", ...copy, `-DoutputDirectory=${folder}`], {
    cwd: folder,
    encoding: "utf8",
  });
  try {
    if (status !== 0) {
      const command = `mvn -q -B ${copy.join(" ")} -DoutputDirectory=${cache}`;
      throw new Error(`these tests need Elasticsearch ${VERSION}: run "${command}"\n${stdout}${stderr}`);
    }
    renameSync(join(folder, FILE), path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The folder of a Java that can run it.
 *
 * @throws Error that names the one command to run.
 */
export function javaHome(): string {
  const { stderr } = spawnSync(needed("java"), ["-XshowSettings:properties", "-version"], {
    encoding: "utf8",
  });
  const property = (name: string) => new RegExp(`^ *${name} = (.*)$`, "m").exec(stderr)?.[1] ?? "";
  if (Number.parseInt(property("java.version"), 10) >= LEAST_JAVA) return property("java.home");
  throw new Error(missing("java", `Java ${LEAST_JAVA} or later, not ${property("java.version")}`));
}

function needed(name: keyof typeof PACKAGES): string {
  if (program(name) === undefined) installWherePossible(PACKAGES[name], name);
  const found = program(name);
  if (found === undefined) throw new Error(missing(name, name));
  return found;
}

function missing(name: keyof typeof PACKAGES, what: string): string {
  return `these tests need ${what}: run "apt-get install -y ${PACKAGES[name]}" as root, or put it on the PATH`;
}
