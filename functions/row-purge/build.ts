import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveName, SOURCES_FILE, sourcesHash } from "./archive";
import { bundleRowPurge, FUNCTION_FOLDER } from "./bundle";

const PROJECT = join(__dirname, "..", "..");
const DIST = join(PROJECT, FUNCTION_FOLDER, "dist");

/** Writes the bundle, the archive, and from which sources they were made. */
async function writeBundle(): Promise<void> {
  const { code, zip, hash, inputs } = await bundleRowPurge(PROJECT);
  const own = inputs.filter((path) => !path.includes("node_modules"));
  const sources = { files: own, hash: sourcesHash(own, (path) => readFileSync(join(PROJECT, path))) };
  const origin = `${JSON.stringify(sources, null, 2)}\n`;
  if (isBuilt(archiveName(hash), origin)) return;
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, "index.js"), code);
  writeFileSync(join(DIST, archiveName(hash)), zip);
  writeFileSync(join(DIST, SOURCES_FILE), origin);
}

/** What is there stays untouched: something may be reading it. */
function isBuilt(archive: string, origin: string): boolean {
  const sources = join(DIST, SOURCES_FILE);
  return existsSync(join(DIST, archive)) && existsSync(sources) && readFileSync(sources, "utf8") === origin;
}

void writeBundle();
