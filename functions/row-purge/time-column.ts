import { escapeId } from "mysql2/promise";
import { type Moment, readMoment, startOfDay, writeDay, writeMoment } from "./moment";

/** In which a database keeps a time. */
export type TimeType = "datetime" | "date" | "timestamp" | "integer";
export type Unit = "seconds" | "milliseconds";

/** A condition of a statement, with the values for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/**
 * Where valid times begin (MySQL: the ranges of DATE, DATETIME and TIMESTAMP). What is before is the "zero date"
 * that a lenient server stores for bad input: like NULL, it says nothing about the age of its row. Nor does an
 * integer from before 2000: it is a zero, or was counted in another unit.
 */
const FIRST_MOMENT: Record<TimeType, Moment> = {
  date: Date.UTC(1000, 0, 1),
  datetime: Date.UTC(1000, 0, 1),
  timestamp: 1000,
  integer: Date.UTC(2000, 0, 1),
};

/** The last moment that a DATETIME can hold: an integer beyond it was counted in another unit. */
const LAST_MOMENT: Moment = Date.UTC(9999, 11, 31);

const MILLISECONDS: Record<Unit, number> = { seconds: 1000, milliseconds: 1 };
const MINUTE_IN_MS = 60_000;

/** How a column writes a time. */
export interface TimeForm {
  readonly type: TimeType;
  /** What an integer counts. @default milliseconds */
  readonly unit?: Unit | undefined;
  /** The fixed offset in which a DATETIME or DATE is written, such as `+08:00`. @default UTC */
  readonly timeZone?: string | undefined;
}

/** The column that says how old a row is. */
export class TimeColumn {
  /** Quoted for SQL. */
  readonly sql: string;
  readonly type: TimeType;
  /** How far the column's clock is ahead of UTC, in milliseconds. */
  readonly offset: number;
  private readonly unitMs: number;

  constructor(
    readonly name: string,
    form: TimeForm,
    readonly isNullable: boolean,
  ) {
    this.sql = quoted(name);
    this.type = form.type;
    this.offset = offsetOf(form.timeZone);
    this.unitMs = MILLISECONDS[form.unit ?? "milliseconds"];
  }

  get first(): Moment {
    return FIRST_MOMENT[this.type];
  }

  get last(): Moment {
    return LAST_MOMENT;
  }

  /**
   * The value below which a row is surely from before the moment. A DATE may mean any time of its day, up to the
   * midnight that ends it: only days that are wholly over count.
   */
  floor(moment: Moment): Moment {
    return this.type === "date" ? startOfDay(moment, this.offset) : moment;
  }

  /** The least value of this column that is not from before the moment; the session's time zone is UTC. */
  value(moment: Moment): string | number {
    if (this.type === "integer") return Math.ceil(moment / this.unitMs);
    if (this.type === "date") return writeDay(moment + this.offset);
    return writeMoment(moment + this.offset);
  }

  /** Reads a value of this column as the server prints it. @returns undefined if it is no time */
  read(text: string): Moment | undefined {
    if (this.type === "integer") return /^-?\d+$/.test(text) ? Number(text) * this.unitMs : undefined;
    const local = readMoment(text);
    return local === undefined ? undefined : local - this.offset;
  }

  /** A value as the server printed it, for another statement: a number is not compared as a text. */
  asSent(text: unknown): string | number {
    return this.type === "integer" ? Number(text) : String(text);
  }

  /** Rows with a valid time before the moment; no scan if an index is there. */
  before(moment: Moment): Condition {
    const limit = Math.max(this.floor(moment), this.first);
    return {
      sql: `${this.sql} >= ? AND ${this.sql} < ?`,
      values: [this.value(this.first), this.value(limit)],
    };
  }

  /** Rows with a time after the moment. */
  after(moment: Moment): Condition {
    // A DATE begins at its midnight: the day of the moment is not after it.
    const strictly = this.type === "integer" ? Math.floor(moment / this.unitMs) : this.value(moment);
    return { sql: `${this.sql} > ?`, values: [strictly] };
  }

  /** Rows with a valid time. */
  get timed(): Condition {
    return { sql: `${this.sql} >= ?`, values: [this.value(this.first)] };
  }

  /** Rows whose time is NULL or no valid time. */
  get untimed(): Condition {
    return { sql: `(${this.sql} IS NULL OR ${this.sql} < ?)`, values: [this.value(this.first)] };
  }
}

/** `+08:00` in milliseconds. */
function offsetOf(timeZone = "+00:00"): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(timeZone) ?? [];
  if (sign === undefined) throw new Error(`not an offset: ${timeZone}`);
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_IN_MS;
}

/** An identifier for SQL: whatever is in the name, it stays one name. */
export function quoted(...path: readonly string[]): string {
  return path.map((name) => escapeId(name, true)).join(".");
}
