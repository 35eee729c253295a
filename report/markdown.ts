import { SCHEDULE_KINDS } from "../schedule/kinds";
import { printable } from "./printable";
import type { CategoryRecord, PlaceRecord, RetentionReport } from "./model";
import { oneLine } from "./one-line";
import { days } from "../policy/counted";
import {
  basisWords,
  COMPUTED,
  periodWords,
  policyWords,
  readerWords,
  sumWords,
  unitWords,
  writerWords,
} from "./wording";

/** The record of processing as Markdown: a table of all categories, one for each, and what the days do not count. */
export function markdownRecord(report: RetentionReport): string {
  const { environment, region, categories, notControllable } = report;
  const summary = categories.map((category) => [
    category.title,
    category.purposes.join("; "),
    basisWords(category.legalBasis),
    days(category.keptUntilDay),
    category.notEnforced === undefined ? days(category.goneByDay) : "never: see below",
  ]);
  return [
    "# Record of processing activities",
    `GDPR article 30. Policy ${cell(policyWords(report))}. Environment ${cell(environment)}, region ${cell(region)}. Days count from the writing of a record.`,
    COMPUTED,
    table(["category", "purposes", "legal basis", "kept for", "last copy gone by"], summary),
    ...categories.flatMap((category) => [
      `## ${cell(category.title)}`,
      table(["what", "record"], rowsOf(category, region)),
    ]),
    "## What nobody can control from here",
    table(
      ["where", "copy that the days do not count", "lives for", "what to know"],
      notControllable.map(({ kind, copy, lives, note }) => [
        kind === undefined ? "anywhere" : SCHEDULE_KINDS[kind].service,
        copy,
        lives || "unknown",
        note,
      ]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function rowsOf(category: CategoryRecord, region: string): string[][] {
  const { description, specialCategory, legalBasis, retention, places } = category;
  return [
    ["category", category.name],
    ...(description === undefined ? [] : [["description", description]]),
    ["data elements", category.elements.map(({ name }) => name).join(", ")],
    ["purposes", category.purposes.join("; ")],
    ["legal basis", basisWords(legalBasis)],
    ...obtained("obtained by", legalBasis.obtainedBy),
    ["special categories", specialCategory?.elements.join(", ") ?? "none declared"],
    ...(specialCategory ? [["basis for these", basisWords(specialCategory.legalBasis)]] : []),
    ...obtained("obtained by", specialCategory?.legalBasis.obtainedBy),
    ["promised: kept for", periodWords(retention.keepFor)],
    ["promised: gone by", periodWords(retention.goneBy)],
    ...places.flatMap((place) => placeRows(place, region)),
  ];
}

function obtained(what: string, by: string | undefined): string[][] {
  return by === undefined ? [] : [[what, by]];
}

function placeRows(place: PlaceRecord, region: string): string[][] {
  const { store, kind, cloudName, keptUntilDay, goneByDay, notEnforced, accessLogGoneByDay } = place;
  const end =
    notEnforced === undefined
      ? `last copy gone by day ${goneByDay}: ${sumWords(place)}`
      : `not enforced, nothing deletes it: ${notEnforced}`;
  return [
    ["stored in", `${store} (${SCHEDULE_KINDS[kind].service}, ${region}): ${unitWords(place)}`],
    ["name in the cloud", cloudName],
    ["may read it there", readerWords(place).join("; ")],
    ["may write there", writerWords(place).join("; ")],
    ["retention there", `kept until day ${keptUntilDay}; ${end}`],
    ...(accessLogGoneByDay === undefined
      ? []
      : [["access log there", `holds object keys, the last of them gone by day ${accessLogGoneByDay}`]]),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(cell)))].join("\n");
}

/** Text that stays text: neither a new cell, nor a link, nor HTML, nor emphasis, nor another direction. */
function cell(text: string): string {
  return printable(oneLine(text)).replace(/[\\`*_[\]<>|~&@#!]|:(?=\/\/)|(?<=www)\./gi, "\\$&");
}
