import { readFileSync, statSync } from "node:fs";
import { relative } from "node:path";
import { InputError, type Problem } from "../strict-yaml/problem";

/** The text of a file that somebody named. @throws InputError if it is not a regular file of UTF-8 text. */
export function readText(path: string, allowed: string): string {
  const refusal = (wrong: string) =>
    new InputError([{ ...topOf(path), wrong, allowed: `allowed: ${allowed}` }]);
  try {
    // A pipe or a device may never end.
    if (!statSync(path).isFile()) throw refusal("is not a regular file");
    const text = utf8(readFileSync(path));
    if (text === undefined) throw refusal("is not UTF-8 text");
    return text;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw refusal(code === "ENOENT" ? "does not exist" : `cannot be read (${code})`);
  }
}

/** Bytes as text; nothing if they are not UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // UTF-16 of plain letters is valid UTF-8, every other character of it a NUL.
    return text.includes("\0") ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Where a problem with the whole of a file is. */
export function topOf(path: string): Pick<Problem, "file" | "line" | "column" | "path"> {
  return { file: shownPath(path), line: 1, column: 1, path: [] };
}

/** As the reader would type it. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith("..") ? path : shown;
}
