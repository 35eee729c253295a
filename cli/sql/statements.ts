import { quoted } from "../../functions/row-purge/time-column";
import type { PolicyDocument } from "../../policy/read-policy";
import { readingInWords, type TimeReading } from "../../policy/time-reading";
import { InputError } from "../../strict-yaml/problem";
import { type CategoryTable, tablesOf } from "./category-tables";
import { columnLines } from "./columns";
import { type Days, partitionClause } from "./partition-clause";

/** The days that the partitions of a table cover, by how its time column is read. */
export type DaysOf = (reading: TimeReading) => Days;

/**
 * `CREATE TABLE` for every table of a category.
 *
 * @throws InputError if there is no such category, or it lies in no table.
 */
export function createStatements(document: PolicyDocument, category: string, days: DaysOf): string {
  return tablesOf(document, category)
    .map((table) => `${heading(table)}\n${createTable(table, days)}\n`)
    .join("\n");
}

/**
 * `ALTER TABLE` that partitions what exists.
 *
 * @throws InputError if the policy does not say how long a partition is, or as above.
 */
export function alterStatements(document: PolicyDocument, category: string, days: DaysOf): string {
  const tables = tablesOf(document, category);
  const partitioned = tables.filter(({ table }) => table.partition);
  if (partitioned.length === 0) {
    const allowed = "give its table a partition, such as P1W";
    throw new InputError(
      tables.map(({ path }) =>
        document.problemAt(path, "has no partition, so there is nothing to alter", allowed),
      ),
    );
  }
  return partitioned.map((table) => `${heading(table)}\n${alterTable(table, days)}\n`).join("\n");
}

function heading({ database, name, categories, table }: CategoryTable): string {
  const partition = table.partition ? `, partitioned by ${table.partition}` : "";
  return `-- ${database}.${name}: ${categories.join(", ")}; the age of a row is that of ${table.timeColumn}, ${readingInWords(table)}${partition}.`;
}

function createTable(table: CategoryTable, days: DaysOf): string {
  const lines = columnLines(table).map((line) => `  ${line}`);
  const head = `CREATE TABLE ${quoted(table.database, table.name)} (\n${lines.join(",\n")}\n)`;
  const options = "ENGINE = InnoDB DEFAULT CHARSET = utf8mb4";
  return `${head} ${options}${withPartitions(table, days)};`;
}

function alterTable(table: CategoryTable, days: DaysOf): string {
  const time = quoted(table.table.timeColumn);
  const name = quoted(table.database, table.name);
  return [
    "-- Copies the whole table, and blocks writing to it while it does. What must be so before:",
    `--   the primary key, and every other unique key, contains ${time}, such as after`,
    `--   ALTER TABLE ${name} DROP PRIMARY KEY, ADD PRIMARY KEY (<its columns>, ${time});`,
    `--   no row is from after the last partition: see --until.`,
    `ALTER TABLE ${name}${withPartitions(table, days)};`,
  ].join("\n");
}

function withPartitions({ table }: CategoryTable, days: DaysOf): string {
  const { timeColumn, partition, unit } = table;
  return partition ? `\n${partitionClause(timeColumn, partition.days, days(table), unit)}` : "";
}
