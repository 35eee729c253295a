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
  const written = Object.entries(files).map(([name, text]) => ({
    text,
    path: join(folder, name),
    unfinished: join(folder, `.${name}.${process.pid}`),
  }));
  try {
    mkdirSync(folder, { recursive: true });
    for (const { unfinished, text } of written) writeFileSync(unfinished, text);
    for (const { unfinished, path } of written) renameSync(unfinished, path);
    return written.map(({ path }) => path);
  } catch (error) {
    for (const { unfinished } of written) rmSync(unfinished, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${folder}: cannot be written (${code}); allowed: a folder that may be written to`);
  }
}
