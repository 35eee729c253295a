import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { rowPurgeArchive, SOURCES_FILE, sourcesHash } from "../functions/row-purge/archive";

const PROJECT = join(__dirname, "..");
const DIST = join(PROJECT, "dist");

/** What is read when the package runs, besides code: copied as it is, to where the code looks for it. */
const DATA = [
  "rehearsal/provider/protocol.proto",
  "rehearsal/constraints",
  // Run as it is: vega is an ES module.
  "report/html/draw-with-vega.mjs",
];

/** Bindings are bound by the name of their workspace, which no registry has: in the package they lie beside the code. */
const BINDINGS = /(?<=["'])@cdktf\/provider-(tencentcloud|elasticstack)\/lib\//g;

/** Writes `dist/`, what `npm pack` puts into the package: the code compiled, the bindings, the archive of the purge. */
function buildPackage(): void {
  rmSync(DIST, { recursive: true, force: true });
  const tsc = require.resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(__dirname, "tsconfig.json")], { stdio: "inherit" });
  for (const file of filesIn(DIST)) {
    const text = readFileSync(file, "utf8");
    const own = text.replace(
      BINDINGS,
      (_, name: string) => `${pathTo(file, join("providers", name, "lib"))}/`,
    );
    if (own !== text) writeFileSync(file, own);
  }
  for (const data of DATA) cpSync(join(PROJECT, data), join(DIST, data), { recursive: true });
  for (const provider of providers()) copyBindings(provider);
  copyArchive();
}

function copyBindings(provider: string): void {
  const from = join(PROJECT, "providers", provider);
  const to = join(DIST, "providers", provider);
  mkdirSync(to, { recursive: true });
  cpSync(join(from, "schema.json"), join(to, "schema.json"));
  // A provider whose bindings are on npm, such as random, has none here.
  if (!existsSync(join(from, "lib"))) return;
  cpSync(join(from, "lib"), join(to, "lib"), {
    recursive: true,
    filter: (path) => !path.endsWith("built-from"),
  });
}

function providers(): string[] {
  return readdirSync(join(PROJECT, "providers"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** In the package there are no sources that the archive could be older than. */
function copyArchive(): void {
  const { path } = rowPurgeArchive();
  const to = join(DIST, relative(PROJECT, path));
  mkdirSync(dirname(to), { recursive: true });
  cpSync(path, to);
  const sources = { files: [], hash: sourcesHash([], () => undefined) };
  writeFileSync(join(dirname(to), SOURCES_FILE), JSON.stringify(sources));
}

function pathTo(file: string, target: string): string {
  const path = relative(dirname(file), join(DIST, target));
  return path.startsWith(".") ? path : `./${path}`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

buildPackage();
