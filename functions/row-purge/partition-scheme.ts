import type { Session } from "./session";
import type { Row } from "./link";
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

/** One way to partition by time: the function of the column, and its bounds, by the column's own clock. */
interface Form {
  readonly method: "RANGE" | "RANGE COLUMNS";
  readonly types: readonly TimeType[];
  /** Lower case; none: the column itself. */
  readonly functionName?: string;
  /** @returns undefined if the text is not in this form, though the server may still know it */
  readonly read: (bound: string, column: TimeColumn) => Moment | undefined;
  readonly write: (end: Moment, column: TimeColumn) => string;
}

/** TO_DAYS('1970-01-01') (MySQL, date and time functions). */
const DAYS_BEFORE_1970 = 719_528;
const DAY_IN_SECONDS = DAY_IN_MS / 1000;

const FORMS: readonly Form[] = [
  {
    method: "RANGE COLUMNS",
    types: ["date", "datetime"],
    read: (bound, { offset }) => shift(readMoment(unquoted(bound)), -offset),
    write: (end, { type, offset }) =>
      `'${type === "date" ? writeDay(end + offset) : writeMoment(end + offset)}'`,
  },
  {
    method: "RANGE",
    types: ["date", "datetime"],
    functionName: "to_days",
    read: (bound, { offset }) => wholeNumber(bound, (days) => (days - DAYS_BEFORE_1970) * DAY_IN_MS - offset),
    write: (end, { offset }) => String(Math.floor((end + offset) / DAY_IN_MS) + DAYS_BEFORE_1970),
  },
  {
    method: "RANGE",
    types: ["date", "datetime"],
    functionName: "to_seconds",
    read: (bound, { offset }) =>
      wholeNumber(bound, (seconds) => (seconds - DAYS_BEFORE_1970 * DAY_IN_SECONDS) * 1000 - offset),
    write: (end, { offset }) => String(Math.floor((end + offset) / 1000) + DAYS_BEFORE_1970 * DAY_IN_SECONDS),
  },
  {
    method: "RANGE",
    types: ["timestamp"],
    functionName: "unix_timestamp",
    read: (bound) => wholeNumber(bound, (seconds) => seconds * 1000),
    write: (end) => String(Math.floor(end / 1000)),
  },
  ...(["RANGE", "RANGE COLUMNS"] as const).map((method): Form => ({
    method,
    types: ["integer"],
    read: (bound, column) => column.read(bound),
    write: (end, column) => String(column.value(end)),
  })),
];

/**
 * Reads how a table is partitioned by its time column.
 *
 * @returns undefined if it is partitioned by something else, or in no form that is known.
 */
export async function readScheme(
  session: Session,
  rows: readonly Row[],
  column: TimeColumn,
): Promise<PartitionScheme | undefined> {
  const [first] = rows;
  if (!first) return undefined;
  const form = FORMS.find((one) => isOf(one, first, column));
  if (!form) return undefined;
  const partitions: Partition[] = [];
  for (const row of rows) {
    const partition = await readPartition(session, row, form, column);
    // A bound that cannot be read is not guessed at: the rows are then deleted along the index.
    if (!partition) return undefined;
    partitions.push(partition);
  }
  return {
    partitions: partitions as [Partition, ...Partition[]],
    bound: (end) => `(${form.write(end, column)})`,
  };
}

/** The server prints the expression as it was typed (5.7), or in a form of its own (8.0): its meaning is compared. */
function isOf(form: Form, row: Row, column: TimeColumn): boolean {
  if (form.method !== String(row["method"]).toUpperCase() || !form.types.includes(column.type)) return false;
  const expression = String(row["expression"]).trim();
  if (form.functionName === undefined) return isColumn(expression, column);
  const [, name, argument] = /^(\w+)\s*\(([\s\S]*)\)$/.exec(expression) ?? [];
  return (
    name?.toLowerCase() === form.functionName && argument !== undefined && isColumn(argument.trim(), column)
  );
}

function isColumn(expression: string, { name }: TimeColumn): boolean {
  const [wanted, found] = [name.toLowerCase(), expression.toLowerCase()];
  return found === wanted || found === quoted(wanted);
}

async function readPartition(
  session: Session,
  row: Row,
  form: Form,
  column: TimeColumn,
): Promise<Partition | undefined> {
  const name = String(row["name"]);
  const bound = String(row["bound"]);
  if (bound.toUpperCase() === "MAXVALUE") return { name };
  const end = form.read(bound, column) ?? (await readLiteral(session, bound, column));
  return end === undefined ? undefined : { name, end };
}

/** A date has many legal spellings, such as '20251201': the server says what it takes one for. */
async function readLiteral(session: Session, bound: string, column: TimeColumn): Promise<Moment | undefined> {
  if (!/^'.*'$/.test(bound)) return undefined;
  const [row] = await session.rows(
    "reading the end of a partition",
    "SELECT CAST(CAST(? AS DATETIME(6)) AS CHAR) AS time",
    [unquoted(bound)],
  );
  return column.read(String(row?.["time"]));
}

function unquoted(bound: string): string {
  return bound.replace(/^'(.*)'$/, "$1");
}

function shift(moment: Moment | undefined, by: number): Moment | undefined {
  return moment === undefined ? undefined : moment + by;
}

function wholeNumber(text: string, convert: (value: number) => Moment): Moment | undefined {
  return /^\d+$/.test(text) ? convert(Number(text)) : undefined;
}
