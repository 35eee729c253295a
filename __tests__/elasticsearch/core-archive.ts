import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { programOf } from "../debian-package";
import { mavenArtifact } from "../maven-artifact";

/**
 * Elasticsearch as its own integration tests start it, with security: without lifecycle management, data streams and
 * processors of pipelines. No other of version 8 is published as a package.
 */
const GROUP = "org.elasticsearch.distribution.integ-test-zip";
const VERSION = "8.15.0";

const LEAST_JAVA = 17;
const PACKAGES = { java: "openjdk-17-jre-headless", mvn: "maven" } as const;

/**
 * The bytes of the archive, fetched by Maven unless they are in the cache.
 *
 * @throws Error that names the one command to run.
 */
export function coreArchive(): { readonly archive: Uint8Array; readonly folderInIt: string } {
  const path = mavenArtifact(needed("mvn"), `${GROUP}:elasticsearch:${VERSION}:zip`);
  return { archive: readFileSync(path), folderInIt: `elasticsearch-${VERSION}` };
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
  const found = programOf(PACKAGES[name], name);
  if (found === undefined) throw new Error(missing(name, name));
  return found;
}

function missing(name: keyof typeof PACKAGES, what: string): string {
  return `these tests need ${what}: run "apt-get install -y ${PACKAGES[name]}" as root, or put it on the PATH`;
}
