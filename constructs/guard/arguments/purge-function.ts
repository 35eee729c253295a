import { createHash } from "node:crypto";
import { readConfiguration } from "../../../functions/row-purge/configuration";
import { PurgeError } from "../../../functions/row-purge/purge-error";
import { isKnown, isObject, text } from "../../../terraform-json/arguments";
import { jsonText } from "../../../terraform-json/json-text";
import type { Resource } from "../../../terraform-json/resource";
import type { Resources } from "../../../terraform-json/resources";

/** A table that a row purge deletes from. */
export interface PurgedTable {
  readonly database?: unknown;
  readonly name?: unknown;
  readonly timeColumn?: unknown;
  readonly timeZone?: unknown;
  readonly unit?: unknown;
  readonly deleteAfterDays?: unknown;
  readonly overdueAfterDays?: unknown;
  readonly partitionDays?: unknown;
}

/** The configuration of a row purge lies in its archive; here it stands as text, beside the name of the function. */
export const CONFIGURATION = "terraform_data";
export const NAMES_FUNCTION = "triggers_replace";
export const TEXT = "input";

/** The tables of a function that purges rows; nothing if it does something else. */
export function purgedTables(
  scfFunction: Resource,
  resources: Resources,
): readonly PurgedTable[] | undefined {
  return purgeConfigurations(scfFunction, resources)?.flatMap(tablesIn);
}

/** What says what a function purges, and lies in its archive as well; nothing if it does something else. */
export function purgeConfigurations(
  scfFunction: Resource,
  resources: Resources,
): readonly Resource[] | undefined {
  const configurations = resources
    .naming(scfFunction, CONFIGURATION, NAMES_FUNCTION)
    .filter((configuration) => isInArchive(configuration, scfFunction));
  return configurations.length === 0 ? undefined : configurations;
}

/** Whether a function is said to purge rows, by a configuration that does not lie in its archive. */
export function hasAnotherArchive(scfFunction: Resource, resources: Resources): boolean {
  return resources
    .naming(scfFunction, CONFIGURATION, NAMES_FUNCTION)
    .some((configuration) => tablesIn(configuration).length > 0 && !isInArchive(configuration, scfFunction));
}

/** What the function itself says against a configuration, at every run: nothing if it takes it. */
export function refusedInConfiguration({ values }: Pick<Resource, "values">): readonly string[] {
  try {
    readConfiguration(text(values, TEXT) ?? "");
    return [];
  } catch (error) {
    if (!(error instanceof PurgeError)) throw error;
    return error.message.split("\n");
  }
}

/** The object that a configuration is; empty if it is none. */
export function configurationIn({ values }: Pick<Resource, "values">): Readonly<Record<string, unknown>> {
  const configuration = jsonText(text(values, TEXT));
  return isObject(configuration) ? configuration : {};
}

/** Whether the configuration of a function, or the name of its archive, is what only Terraform will know. */
export function isPurgeNotKnown(scfFunction: Resource, resources: Resources): boolean {
  return resources
    .naming(scfFunction, CONFIGURATION, NAMES_FUNCTION)
    .some(({ values }) => !isKnown(values[TEXT]) || !isKnown(scfFunction.values["zip_file"]));
}

/** The tables in a configuration; none if it is the configuration of something else. */
export function tablesIn({ values }: Pick<Resource, "values">): readonly PurgedTable[] {
  const { tables } = configurationIn({ values });
  return Array.isArray(tables) ? tables.filter(isObject) : [];
}

/** The name of the archive ends in the hash of the configuration that lies in it. */
function isInArchive({ values }: Resource, scfFunction: Resource): boolean {
  const configuration = text(values, TEXT);
  if (configuration === undefined) return false;
  const hash = createHash("sha256").update(configuration).digest("hex").slice(0, 16);
  return text(scfFunction.values, "zip_file")?.endsWith(`-${hash}.zip`) ?? false;
}
