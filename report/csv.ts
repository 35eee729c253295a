import { stringify } from "csv-stringify/sync";
import type { CategoryRecord, PlaceRecord, RetentionReport } from "./model";
import { oneLine } from "./one-line";
import { readerWords, writerWords } from "./wording";

type Row = readonly (string | number)[];

const COLUMNS = [
  "category",
  "title",
  "description",
  "data elements",
  "special category",
  "purposes",
  "legal basis",
  "obtained by",
  "special category basis",
  "special category basis obtained by",
  "store",
  "kind",
  "place",
  "prefixes",
  "region",
  "keepFor",
  "goneBy",
  "kept until day",
  "gone by day",
  "not enforced",
  "may read",
  "may write",
  "name in the cloud",
  "policy file",
  "policy SHA-256",
] as const;

/** The record of processing, one line for each place of each category; the items of a list stand on lines of their own. */
export function csvRecord(report: RetentionReport): string {
  const rows = report.categories.flatMap((category) =>
    category.places.map((place) => rowOf(category, place, report)),
  );
  return stringify([COLUMNS, ...rows], {
    quoted: true,
    record_delimiter: "windows",
    cast: { string: (text) => neutral(text) },
  });
}

function rowOf(category: CategoryRecord, place: PlaceRecord, { region, policy }: RetentionReport): Row {
  const { specialCategory, legalBasis, retention } = category;
  return [
    category.name,
    oneLine(category.title),
    oneLine(category.description ?? ""),
    category.elements.map(({ name }) => name).join("\n"),
    specialCategory?.elements.join("\n") ?? "",
    category.purposes.map(oneLine).join("\n"),
    legalBasis.basis,
    oneLine(legalBasis.obtainedBy ?? ""),
    specialCategory?.legalBasis.basis ?? "",
    oneLine(specialCategory?.legalBasis.obtainedBy ?? ""),
    place.store,
    place.kind,
    place.unit,
    place.prefixes?.join("\n") ?? "",
    region,
    retention.keepFor?.period ?? "",
    retention.goneBy?.period ?? "",
    place.keptUntilDay,
    place.goneByDay,
    oneLine(place.notEnforced ?? ""),
    readerWords(place).join("\n"),
    writerWords(place).join("\n"),
    place.cloudName,
    policy.file,
    policy.sha256,
  ];
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection), and so does
 * one that begins with an apostrophe: whoever reads the file takes exactly one away from each cell that has one.
 */
function neutral(cell: string): string {
  return /^['=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
