import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { CONFIGURATION_FILE, type PurgeConfiguration } from "./configuration";
import { fileNames, withFile } from "./zip";

/** What the service runs: `index.main_handler`. */
const CODE_FILE = "index.js";

/** A configuration as it stands in the archive, and in Terraform, which would take `${` for a template. */
export function configurationText(configuration: PurgeConfiguration): string {
  return JSON.stringify(configuration).replace(
    /[$%](?=\{)/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
}

/**
 * Writes an archive of the function together with its configuration, under a name that ends in the hash of the
 * configuration: `row-purge-<code>-<configuration>.zip`.
 *
 * @param archive path of the function, zipped.
 * @returns its path, in a folder that is there for as long as this process is.
 * @throws Error if the file is not an archive of the function alone; it names the path as given.
 */
export function configuredArchive(archive: string, configuration: string): string {
  const hash = createHash("sha256").update(configuration).digest("hex").slice(0, 16);
  const path = join(folderOfThisProcess(), `${basename(archive, ".zip")}-${hash}.zip`);
  writeFileSync(path, configured(archive, configuration));
  return path;
}

/** @throws Error if the file is not there, or not the function alone. */
function configured(archive: string, configuration: string): Uint8Array {
  const bytes = read(archive);
  const names = namesIn(archive, bytes);
  if (!names.includes(CODE_FILE)) {
    throw new Error(`archivePath: ${archive} is not a ZIP archive of the row purge: it has no ${CODE_FILE}`);
  }
  // Which of two entries of one name the service unpacks, nobody says.
  if (names.includes(CONFIGURATION_FILE)) {
    throw new Error(
      `archivePath: ${archive} holds a ${CONFIGURATION_FILE} already: give the archive of the function alone`,
    );
  }
  return withFile(bytes, CONFIGURATION_FILE, Buffer.from(configuration));
}

function read(archive: string): Uint8Array {
  try {
    return readFileSync(archive);
  } catch (error) {
    const wrong =
      (error as NodeJS.ErrnoException).code === "ENOENT"
        ? "does not exist"
        : "is not a file that can be read";
    throw new Error(`archivePath: ${archive} ${wrong}`, { cause: error });
  }
}

function namesIn(archive: string, bytes: Uint8Array): string[] {
  try {
    return fileNames(bytes);
  } catch (error) {
    throw new Error(`archivePath: ${archive} is not a ZIP archive of the row purge`, { cause: error });
  }
}

let folder: string | undefined;

function folderOfThisProcess(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), "row-purge-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}
