import { blocks, isObject, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";
import { jsonText } from "../../../terraform-json/json-text";

/** A table that a row purge deletes from. */
export interface PurgedTable {
  readonly database?: unknown;
  readonly name?: unknown;
  readonly timeColumn?: unknown;
  readonly timeZone?: unknown;
  readonly unit?: unknown;
  readonly deleteAfterDays?: unknown;
  readonly partitionDays?: unknown;
}

/** Where the row purge finds what it is told. */
const CONFIGURATION = "PURGE_CONFIGURATION";

/** The tables of a function that purges rows; nothing if it does something else. */
export function purgedTables(scfFunction: Pick<Resource, "values">): readonly PurgedTable[] | undefined {
  const configurations = blocks(scfFunction.values, "environment").flatMap((variables) => {
    const configuration = text(variables, CONFIGURATION);
    return configuration === undefined ? [] : [jsonText(configuration)];
  });
  if (configurations.length === 0) return undefined;
  return configurations.flatMap((configuration) => {
    const tables = isObject(configuration) ? configuration["tables"] : undefined;
    return Array.isArray(tables) ? tables.filter(isObject) : [];
  });
}
