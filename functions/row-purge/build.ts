import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveName, SOURCES_FILE, sourcesHash } from "./archive";
import { bundleRowPurge, FUNCTION_FOLDER } from "./bundle";

const PROJECT = join(__dirname, "..", "..");
const DIST = join(PROJECT, FUNCTION_FOLDER, "dist");

/** Writes the bundle, the archive, and from which sources they were made. */
async function writeBundle(): Promise<void> {
  const { code, zip, hash, inputs } = await bundleRowPurge(PROJECT);
  const own = inputs.filter((path) => !path.includes("node_modules"));
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, "index.js"), code);
  writeFileSync(join(DIST, archiveName(hash)), zip);
  const sources = { files: own, hash: sourcesHash(own, (path) => readFileSync(join(PROJECT, path))) };
  writeFileSync(join(DIST, SOURCES_FILE), `${JSON.stringify(sources, null, 2)}\n`);
}

void writeBundle();
