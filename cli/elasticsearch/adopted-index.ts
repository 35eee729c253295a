import { INDEX_FORM, indexName } from "../../policy/names";

/** An index that exists, as the command line names it. */
export interface AdoptedIndex {
  readonly name: string;
  /** The data stream that it is a backing index of. */
  readonly dataStream?: string;
  /** Time of its youngest document, in milliseconds since 1970; known once the checks were made. */
  readonly youngest?: number;
}

/** `.ds-logs-2026.01.31-000001`; without the date before Elasticsearch 7.11. */
const BACKING_INDEX = /^\.ds-(.+?)(?:-\d{4}\.\d{2}\.\d{2})?-\d{6,}$/;

/** What is smaller was meant in seconds, or read as milliseconds though it was in seconds: this is in 1973. */
const LEAST_MILLISECONDS = 100_000_000_000;

/**
 * Reads `logs-2025` or `logs-2025:1769860800000`.
 *
 * @param now in milliseconds since 1970.
 * @returns what is wrong with it, as a text.
 */
export function readAdoptedIndex(argument: string, now: number): AdoptedIndex | string {
  // The name of an index has no colon.
  const [, name = "", time] = /^([^:]*)(?::(.*))?$/s.exec(argument) ?? [];
  const dataStream = BACKING_INDEX.exec(name)?.[1];
  if (!indexName.safeParse(dataStream ?? name).success)
    return `${JSON.stringify(argument)}: cannot be the name of an index; allowed: ${INDEX_FORM}; or a backing index, such as .ds-logs-2026.01.31-000001; then :<milliseconds>, once checked`;
  const index = { name, ...(dataStream !== undefined && { dataStream }) };
  if (time === undefined) return index;
  if (!/^\d+$/.test(time))
    return `${argument}: ${JSON.stringify(time)} is no time; write whole milliseconds since 1970, such as 1767225599000`;
  const youngest = Number(time);
  if (youngest < LEAST_MILLISECONDS)
    return `${argument}: is a time in ${yearOf(youngest)}; allowed: milliseconds since 1970, such as 1769860800000; if its documents hold seconds, decide by hand when it is to go`;
  if (youngest > now)
    return `${argument}: is a time in ${yearOf(youngest)}, in the future; allowed: the time of a document that was written; if its documents do, decide by hand when it is to go`;
  return { ...index, youngest };
}

/** The last that JavaScript counts is in 275760. */
function yearOf(milliseconds: number): number | string {
  const year = new Date(milliseconds).getUTCFullYear();
  return Number.isNaN(year) ? "a year after 275760" : year;
}
