import { isAboutRows, type Removing, requireTable, type Way } from "./removing";
import { type Condition, quoted } from "./time-column";

/** Along the index of the time column, the oldest first and without a look at the rows: the fastest while none is in the way. */
export class ByTime implements Way {
  /** Rows up to this time are gone, or cannot go. */
  private passed: unknown;
  /** Of so many rows that come next, one is in the way. */
  private among = Infinity;

  constructor(
    private readonly removing: Removing,
    /** Goes on row by row. @default the table has no key to tell its rows apart */
    private readonly goOnByKey: (() => void) | undefined,
  ) {}

  async batch(): Promise<boolean> {
    const { changes, facts, pace, tally } = this.removing;
    const { sql, values } = this.due();
    // Halved until the row is found: each try that meets it waits.
    const rows = Math.min(pace.rows, Math.max(Math.floor(this.among / 2), 1));
    try {
      const removed = await changes.change(
        "deleting rows",
        `DELETE${this.hint} FROM ${facts.sql} WHERE ${sql} ORDER BY ${facts.column.sql} LIMIT ${rows}`,
        values,
      );
      tally.removed += removed;
      this.among = removed < this.among ? this.among - removed : Infinity;
      return removed === rows;
    } catch (error) {
      if (!isAboutRows(error)) throw error;
      pace.failed(error.isTooLarge);
      if (error.isLocked) await requireTable(this.removing);
      if (rows > 1 && error.isTooLarge) return true;
      if (this.goOnByKey) {
        this.goOnByKey();
        return true;
      }
      this.among = rows > 1 ? rows : Infinity;
      if (rows > 1) return true;
      const inTheWay = await this.passBy();
      if (inTheWay > 0) tally.stays(error, inTheWay);
      return inTheWay > 0;
    }
  }

  /**
   * MySQL 8.0 reads a table of some thousand rows as a whole, in spite of the LIMIT, and locks each row. To other
   * servers it is a comment.
   */
  private get hint(): string {
    const { table, index } = this.removing.facts;
    if (index === undefined || `${table.name} ${index}`.includes("*/")) return "";
    return ` /*+ INDEX(${quoted(table.name)} ${quoted(index)}) */`;
  }

  private due(): Condition {
    const { facts, limit } = this.removing;
    const { sql, values } = facts.column.before(limit);
    if (this.passed === undefined) return { sql, values };
    return { sql: `${sql} AND ${facts.column.sql} > ?`, values: [...values, this.passed as string | number] };
  }

  /** Without a key, rows of one time cannot be told apart: all of that time stay. @returns how many */
  private async passBy(): Promise<number> {
    const { session, facts } = this.removing;
    const { sql, values } = this.due();
    const time = facts.column.sql;
    const [first] = await session.rows(
      "looking for the row that is in the way",
      `SELECT CAST(${time} AS CHAR) AS time FROM ${facts.sql} WHERE ${sql} ORDER BY ${time} LIMIT 1`,
      values,
    );
    if (!first) return 0;
    this.passed = facts.column.asSent(first["time"]);
    return session.count(
      "counting the rows that are in the way",
      `SELECT COUNT(*) AS n FROM ${facts.sql} WHERE ${time} = ?`,
      [this.passed],
    );
  }
}
