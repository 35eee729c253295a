import { escapeId } from "mysql2/promise";
import { type Moment, startOfDay, writeDay, writeMoment } from "./moment";

export const TIME_TYPES = ["datetime", "date", "timestamp"] as const;
export type TimeType = (typeof TIME_TYPES)[number];

/**
 * Where valid times begin (MySQL: the ranges of DATE, DATETIME and TIMESTAMP). What is before is the "zero date"
 * that a lenient server stores for bad input: like NULL, it says nothing about the age of its row.
 */
const FIRST_MOMENT: Record<TimeType, Moment> = {
  date: Date.UTC(1000, 0, 1),
  datetime: Date.UTC(1000, 0, 1),
  timestamp: 1000,
};

/** The column that says how old a row is. */
export class TimeColumn {
  /** Quoted for SQL. */
  readonly sql: string;

  constructor(
    readonly name: string,
    readonly type: TimeType,
    readonly isNullable: boolean,
  ) {
    this.sql = quoted(name);
  }

  /**
   * The value below which a row is surely from before the moment. A DATE may mean any time of its day, up to the
   * midnight that ends it: only days that are wholly over count.
   */
  floor(moment: Moment): Moment {
    return this.type === "date" ? startOfDay(moment) : moment;
  }

  /** A moment as a value of this column; the session's time zone is UTC. */
  value(moment: Moment): string {
    return this.type === "date" ? writeDay(moment) : writeMoment(moment);
  }

  /** A condition on rows with a valid time before the moment, with its values; no scan if an index is there. */
  before(moment: Moment): { readonly sql: string; readonly values: readonly string[] } {
    const first = FIRST_MOMENT[this.type];
    const limit = Math.max(this.floor(moment), first);
    return {
      sql: `${this.sql} >= ? AND ${this.sql} < ?`,
      values: [this.value(first), this.value(limit)],
    };
  }

  /** A condition on rows with a valid time. */
  get timed(): { readonly sql: string; readonly values: readonly string[] } {
    return { sql: `${this.sql} >= ?`, values: [this.value(FIRST_MOMENT[this.type])] };
  }

  /** A condition on rows whose time is NULL or no valid time. */
  get untimed(): { readonly sql: string; readonly values: readonly string[] } {
    return {
      sql: `(${this.sql} IS NULL OR ${this.sql} < ?)`,
      values: [this.value(FIRST_MOMENT[this.type])],
    };
  }
}

/** An identifier for SQL: whatever is in the name, it stays one name. */
export function quoted(...path: readonly string[]): string {
  return path.map((name) => escapeId(name, true)).join(".");
}
