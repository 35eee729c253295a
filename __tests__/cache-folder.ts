import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Where the tests keep what takes long to get: safe to delete. */
export function cached(name: string): string {
  const caches = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(caches, "tencentcloud-retention", name);
}

/**
 * Makes a file or folder of the cache unless it is there. It is there only when it is whole, also after a crash; of
 * several who make it at once, one prevails.
 *
 * @param make makes it at another path, in a folder that is there.
 */
export function madeOnce(path: string, make: (elsewhere: string) => void): string {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const scratch = mkdtempSync(join(dirname(path), "unfinished-"));
  try {
    const elsewhere = join(scratch, basename(path));
    make(elsewhere);
    renameSync(elsewhere, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return path;
}
