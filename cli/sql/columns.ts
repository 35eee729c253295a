import { quoted } from "../../functions/row-purge/time-column";
import type { Elements, ElementType } from "../../policy/policy";
import type { CategoryTable } from "./category-tables";

/** 191 characters of four bytes each fit into an index of any row format. */
const SHORT_TEXT = "VARCHAR(191)";

/** Columns for the types of elements; an image is the key of its object. A count since 1970 is a BIGINT as well. */
const TYPES: Record<ElementType, string> = {
  keyword: SHORT_TEXT,
  text: "TEXT",
  integer: "BIGINT",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "DATETIME(3)",
  image: SHORT_TEXT,
};

/** The number that tells rows apart: nothing in a policy says which elements would. */
const ROW_NUMBER = "row_id";

/** The lines between the brackets of CREATE TABLE. */
export function columnLines({ elements, table }: CategoryTable): string[] {
  const number = rowNumberName(elements);
  const time = quoted(table.timeColumn);
  // MySQL asks that every unique key of a partitioned table contains what it is partitioned by.
  const key = table.partition ? `${number}, ${time}` : number;
  return [
    `${number} BIGINT UNSIGNED NOT NULL AUTO_INCREMENT`,
    ...Object.entries(elements).map(([name, type]) => {
      const column = `${quoted(name)} ${typeof type === "string" ? TYPES[type] : "JSON"}`;
      // A row without a time would never be deleted.
      return name === table.timeColumn ? `${column} NOT NULL` : column;
    }),
    `PRIMARY KEY (${key})`,
    `KEY (${time})`,
  ];
}

function rowNumberName(elements: Elements): string {
  const taken = new Set(Object.keys(elements).map((name) => name.toLowerCase()));
  let name = ROW_NUMBER;
  for (let i = 2; taken.has(name); i++) name = `${ROW_NUMBER}_${i}`;
  return quoted(name);
}
