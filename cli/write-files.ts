import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "./usage-error";

/**
 * Writes files into a folder, which is made if it is not there. None takes its name before all are written, so
 * that nobody finds half of one.
 *
 * @returns their paths.
 * @throws UsageError if the folder cannot be written to.
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string[] {
  const unfinished = new Map<string, string>();
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      const beside = join(folder, `.${name}.${process.pid}`);
      unfinished.set(beside, join(folder, name));
      writeFileSync(beside, text);
    }
    for (const [beside, path] of unfinished) renameSync(beside, path);
    return [...unfinished.values()];
  } catch (error) {
    for (const beside of unfinished.keys()) rmSync(beside, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${folder}: cannot be written (${code}); allowed: a folder that may be written to`);
  }
}
