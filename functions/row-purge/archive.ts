import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The function as it is deployed. */
export interface RowPurgeArchive {
  /** Absolute. It changes with the content: the provider notices nothing else. */
  readonly path: string;
  /** Of the content: 16 hexadecimal digits. */
  readonly hash: string;
}

/** There is no archive of these sources. Its message says what to run, and needs no stack trace. */
export class NotBuiltError extends Error {}

/** Says from which sources an archive was made, beside it. */
export const SOURCES_FILE = "sources.json";

const PROJECT = join(__dirname, "..", "..");
const DIST = join(__dirname, "dist");
const NAME = /^row-purge-([0-9a-f]{16})\.zip$/;
const HOW = "run npm run functions:build, which npm ci does too";

/**
 * The archive of the row purge.
 *
 * @param dist where it was built. @default the folder that `npm run functions:build` writes
 * @throws NotBuiltError if it is not built, or from other sources than those that lie here.
 */
export function rowPurgeArchive(dist: string = DIST): RowPurgeArchive {
  const found = (existsSync(dist) ? readdirSync(dist) : []).flatMap((file) => {
    const hash = NAME.exec(file)?.[1];
    return hash === undefined ? [] : [{ path: join(dist, file), hash }];
  });
  const [archive, ...others] = found;
  if (!archive || others.length > 0 || !existsSync(join(dist, SOURCES_FILE))) {
    throw new NotBuiltError(`the row purge is not built: ${HOW}`);
  }
  requireCurrent(dist);
  return archive;
}

export function archiveName(hash: string): string {
  return `row-purge-${hash}.zip`;
}

/** One hash over the names and contents of files, in the order given. */
export function sourcesHash(
  files: readonly string[],
  read: (path: string) => Uint8Array | undefined,
): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(read(file) ?? "")
      .update("\0");
  return hash.digest("hex");
}

/** Otherwise an old function would be deployed, and nobody would notice. */
function requireCurrent(dist: string): void {
  const built = JSON.parse(readFileSync(join(dist, SOURCES_FILE), "utf8")) as {
    files: string[];
    hash: string;
  };
  const now = sourcesHash(built.files, (file) => {
    const path = join(PROJECT, file);
    return existsSync(path) ? readFileSync(path) : undefined;
  });
  if (now !== built.hash) throw new NotBuiltError(`the row purge was built from other sources: ${HOW}`);
}
