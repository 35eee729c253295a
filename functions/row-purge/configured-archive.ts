import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { CONFIGURATION_FILE, type PurgeConfiguration } from "./configuration";
import { withFile } from "./zip";

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
 * @throws Error if the file is not an archive.
 */
export function configuredArchive(archive: string, configuration: string): string {
  const hash = createHash("sha256").update(configuration).digest("hex").slice(0, 16);
  const path = join(folderOfThisProcess(), `${basename(archive, ".zip")}-${hash}.zip`);
  writeFileSync(path, configured(archive, configuration));
  return path;
}

/** @throws Error if the file is not an archive. */
function configured(archive: string, configuration: string): Uint8Array {
  try {
    return withFile(readFileSync(archive), CONFIGURATION_FILE, Buffer.from(configuration));
  } catch (error) {
    throw new Error(`${archive} is not a ZIP archive of the row purge`, { cause: error });
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
