import type { Row } from "./database";
import { DAY_IN_MS, type Moment, readMoment, writeDay, writeMoment } from "./moment";
import { quoted, type TimeColumn, type TimeType } from "./time-column";

/** Rows from the end of the partition before it up to its own, which it does not hold. */
export interface Partition {
  readonly name: string;
  /** Not set: VALUES LESS THAN MAXVALUE. */
  readonly end?: Moment;
}

/** How a table is partitioned by its time column. */
export interface PartitionScheme {
  /** In the order of time; the first also holds what has no valid time, as MySQL puts NULL below every range. */
  readonly partitions: readonly [Partition, ...Partition[]];
  /** `VALUES LESS THAN` as this table wants it, the bound in brackets. */
  readonly bound: (end: Moment) => string;
}

/** One way to partition by time: the expression it is known by, and its bounds. */
interface Form {
  readonly method: string;
  readonly types: readonly TimeType[];
  readonly expression: (column: string) => string;
  readonly read: (bound: string) => Moment | undefined;
  readonly write: (end: Moment, type: TimeType) => string;
}

/** TO_DAYS('1970-01-01') (MySQL, date and time functions). */
const DAYS_BEFORE_1970 = 719_528;

const FORMS: readonly Form[] = [
  {
    method: "RANGE COLUMNS",
    types: ["date", "datetime"],
    expression: (column) => column,
    read: (bound) => readMoment(bound.replace(/^'|'$/g, "")),
    write: (end, type) => `'${type === "date" ? writeDay(end) : writeMoment(end)}'`,
  },
  {
    method: "RANGE",
    types: ["date", "datetime"],
    expression: (column) => `to_days(${column})`,
    read: (bound) => wholeNumber(bound, (days) => (days - DAYS_BEFORE_1970) * DAY_IN_MS),
    write: (end) => String(Math.floor(end / DAY_IN_MS) + DAYS_BEFORE_1970),
  },
  {
    method: "RANGE",
    types: ["timestamp"],
    expression: (column) => `unix_timestamp(${column})`,
    read: (bound) => wholeNumber(bound, (seconds) => seconds * 1000),
    write: (end) => String(Math.floor(end / 1000)),
  },
];

/** @returns undefined if the table is not partitioned by RANGE on this column alone, in a form that is known. */
export function readScheme(rows: readonly Row[], column: TimeColumn): PartitionScheme | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const form = FORMS.find(
    ({ method, types, expression }) =>
      method === String(first["method"]).toUpperCase() &&
      types.includes(column.type) &&
      expression(quoted(column.name)).toLowerCase() === String(first["expression"]).toLowerCase(),
  );
  if (!form) return undefined;
  const partitions = rows.map((row) => readPartition(row, form));
  // A bound that cannot be read is not guessed at: the rows are then deleted along the index.
  if (!partitions.every((partition) => partition !== undefined)) return undefined;
  return {
    partitions: partitions as [Partition, ...Partition[]],
    bound: (end) => `(${form.write(end, column.type)})`,
  };
}

function readPartition(row: Row, form: Form): Partition | undefined {
  const name = String(row["name"]);
  const bound = String(row["bound"]);
  if (bound.toUpperCase() === "MAXVALUE") return { name };
  const end = form.read(bound);
  return end === undefined ? undefined : { name, end };
}

function wholeNumber(text: string, convert: (value: number) => Moment): Moment | undefined {
  return /^\d+$/.test(text) ? convert(Number(text)) : undefined;
}
