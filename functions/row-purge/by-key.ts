import { performance } from "node:perf_hooks";
import { raw } from "mysql2/promise";
import { type ForeignKey, isSameTable } from "./foreign-keys";
import type { Row } from "./link";
import { isAboutRows, type Removing, requireTable, type Way } from "./removing";
import type { PrimaryKey } from "./table-facts";
import { quoted } from "./time-column";

/** The keys of one statement: of one column the server looks each up, of several it compares each row with all. */
const MOST_KEYS = { ofOneColumn: 1000, ofSeveral: 100 };

/** What the time of a row is selected as; no column can be called so, with a space at its end. */
const TIME = "time ";

/** A row that is due, told apart from all others. */
interface Candidate {
  readonly id: string;
  /** For a statement. */
  readonly key: readonly unknown[];
  readonly time: unknown;
}

/** What became of some rows. */
interface Outcome {
  readonly removed: number;
  readonly held: number;
  /** The foreign key of each row that is referred to. */
  readonly blockedBy: readonly string[];
}

/**
 * Row by row: each is locked, looked at, and deleted by its key, so that the others go where one cannot.
 *
 * A row that any other row refers to stays, whatever the foreign key would do: a RESTRICT refuses, and with a CASCADE
 * or SET NULL a row would go or change that may be young. Tables are emptied children first, so those that are due are
 * gone by then.
 */
export class ByKey implements Way {
  private passed: Candidate | undefined;
  /** Of the table `x`. */
  private readonly columns: readonly string[];
  private readonly mostKeys: number;
  /** Rows that refer to others of their table are the younger ones as a rule: these go first. */
  private readonly isBackwards: boolean;

  constructor(
    private readonly removing: Removing,
    private readonly key: PrimaryKey,
  ) {
    this.columns = key.columns.map((column) => `x.${quoted(column)}`);
    this.mostKeys = key.columns.length === 1 ? MOST_KEYS.ofOneColumn : MOST_KEYS.ofSeveral;
    this.isBackwards = removing.facts.referredBy.some((foreignKey) => this.isOfItself(foreignKey));
  }

  async batch(): Promise<boolean> {
    const most = Math.min(this.removing.pace.rows, this.mostKeys);
    const candidates = await this.nextCandidates(most);
    await this.remove(candidates);
    this.passed = candidates.at(-1);
    return candidates.length === most || this.removing.isOver();
  }

  /** Rows that are due, from where the last batch ended. It waits for no lock. */
  private async nextCandidates(most: number): Promise<readonly Candidate[]> {
    const { session, facts, limit } = this.removing;
    const time = `x.${facts.column.sql}`;
    const [order, beyond] = this.isBackwards ? ["DESC", "<"] : ["ASC", ">"];
    const due = facts.column.before(limit);
    const onward = this.passed && {
      sql: ` AND ${time} ${beyond}= ? AND (${time} ${beyond} ? OR ${this.beyondKey(beyond)})`,
      values: [this.passed.time, this.passed.time, ...this.valuesBeyond(this.passed)],
    };
    const along = facts.index === undefined ? "" : ` FORCE INDEX (${quoted(facts.index)})`;
    const rows = await session.rows(
      "looking for rows that are due",
      `SELECT ${this.columns.join(", ")}, CAST(${time} AS CHAR) AS ${quoted(TIME)} FROM ${facts.sql} AS x${along}
       WHERE ${due.sql}${onward?.sql ?? ""}
       ORDER BY ${[time, ...this.columns].map((column) => `${column} ${order}`).join(", ")} LIMIT ${most}`,
      [...due.values, ...(onward?.values ?? [])],
    );
    return rows.map((row) => ({ ...this.keyIn(row), time: facts.column.asSent(row[TIME]) }));
  }

  private keyIn(row: Row): Omit<Candidate, "time"> {
    const values = this.key.columns.map((column) => row[column]);
    return {
      id: JSON.stringify(values),
      key: values.map((value, i) => (this.key.isNumber[i] ? raw(String(value)) : value)),
    };
  }

  /** Deletes them together, or else fewer at a time, down to the one that cannot go. */
  private async remove(rows: readonly Candidate[]): Promise<void> {
    if (rows.length === 0 || this.removing.isOver()) return;
    try {
      this.count(await this.removing.changes.transaction(() => this.removeTogether(rows)));
    } catch (error) {
      if (!isAboutRows(error)) throw error;
      this.removing.pace.failed(error.isTooLarge);
      if (error.isLocked) await requireTable(this.removing);
      if (rows.length === 1) return this.removing.tally.stays(error);
      // Whatever a held row is in waits for it: it is to be met once.
      const fewer = error.isLocked ? 1 : Math.ceil(rows.length / 2);
      for (let at = 0; at < rows.length; at += fewer) await this.remove(rows.slice(at, at + fewer));
    }
  }

  private async removeTogether(rows: readonly Candidate[]): Promise<Outcome> {
    const { changes, facts } = this.removing;
    const due = facts.column.before(this.removing.limit);
    const start = performance.now();
    let rest = await this.lock(rows);
    // Where a held row is waited for, those that are missing have gone.
    const held = this.removing.server.skipsLocked ? rows.length - rest.length : 0;
    let removed = 0;
    let blockedBy: ReadonlyMap<string, string> = new Map();
    const isInTime = (): boolean => performance.now() - start < this.removing.pace.limits.targetMilliseconds;
    while (rest.length > 0) {
      blockedBy = await this.referredTo(rest);
      const free = rest.filter(({ id }) => !blockedBy.has(id));
      if (free.length === 0) break;
      removed += await changes.change(
        "deleting rows",
        // Without an alias, which MySQL takes for a table of the session's database.
        `DELETE ${facts.sql} FROM ${facts.sql} FORCE INDEX (PRIMARY) WHERE ${this.are(free, "")} AND ${due.sql}`,
        [...this.keysOf(free), ...due.values],
      );
      rest = rest.filter(({ id }) => blockedBy.has(id));
      // What has just gone may have been all that referred to others of the same table; or else in another pass.
      if (!this.isBackwards || !isInTime()) break;
    }
    return { removed, held, blockedBy: [...blockedBy.values()] };
  }

  private count({ removed, held, blockedBy }: Outcome): void {
    const { tally } = this.removing;
    tally.removed += removed;
    tally.held += held;
    for (const foreignKey of blockedBy) tally.blocks(foreignKey);
  }

  /** Those that are still there, and due, and that nobody else holds: nobody can refer to them from now on. */
  private async lock(rows: readonly Candidate[]): Promise<readonly Candidate[]> {
    const { session, facts, server, limit } = this.removing;
    const due = facts.column.before(limit);
    const found = await session.rows(
      "locking the rows",
      `SELECT ${this.columns.join(", ")} FROM ${facts.sql} AS x FORCE INDEX (PRIMARY)
       WHERE ${this.are(rows)} AND ${due.sql} FOR UPDATE${server.skipsLocked ? " SKIP LOCKED" : ""}`,
      [...this.keysOf(rows), ...due.values],
    );
    const locked = new Set(found.map((row) => this.keyIn(row).id));
    return rows.filter(({ id }) => locked.has(id));
  }

  /** The rows that another row refers to, each with the name of one foreign key. The database compares the values. */
  private async referredTo(rows: readonly Candidate[]): Promise<ReadonlyMap<string, string>> {
    const { session, facts } = this.removing;
    const blocked = new Map<string, string>();
    for (const foreignKey of facts.referredBy) {
      const found = await session.rows(
        `looking for rows that refer to them by ${foreignKey.name}`,
        `SELECT ${this.columns.join(", ")} FROM ${facts.sql} AS x FORCE INDEX (PRIMARY)
         WHERE ${this.are(rows)} AND EXISTS (SELECT 1 FROM ${this.referring(foreignKey)})`,
        this.keysOf(rows),
      );
      for (const row of found) blocked.set(this.keyIn(row).id, foreignKey.name);
    }
    return blocked;
  }

  private referring(foreignKey: ForeignKey): string {
    const { child, columns } = foreignKey;
    const refers = columns.map(({ of, to }) => `c.${quoted(of)} = x.${quoted(to)}`).join(" AND ");
    const same = this.key.columns.map((column) => `c.${quoted(column)} = x.${quoted(column)}`).join(" AND ");
    // A row that refers to itself is in nobody else's way: a CASCADE or SET NULL lets it go, a RESTRICT refuses.
    const other = this.isOfItself(foreignKey) ? ` AND NOT (${same})` : "";
    return `${quoted(child.database, child.name)} AS c WHERE ${refers}${other}`;
  }

  private isOfItself({ child }: ForeignKey): boolean {
    return isSameTable(child, this.removing.facts.table);
  }

  /**
   * A condition that holds for these rows alone. Several columns are compared one by one: as one value MySQL 5.7 does
   * not convert a text into the character set of its column, and finds nothing.
   */
  private are(rows: readonly Candidate[], table = "x."): string {
    const columns = this.key.columns.map((column) => `${table}${quoted(column)}`);
    if (columns.length === 1) return `${columns.join()} IN (?)`;
    const one = `(${columns.map((column) => `${column} = ?`).join(" AND ")})`;
    return `(${rows.map(() => one).join(" OR ")})`;
  }

  /** The values of `are`. */
  private keysOf(rows: readonly Candidate[]): readonly unknown[] {
    return this.columns.length === 1 ? [rows.map(({ key }) => key[0])] : rows.flatMap(({ key }) => key);
  }

  /** Whether a key comes after another: by its first column, or if that is the same by its second, and so on. */
  private beyondKey(beyond: string): string {
    const cases = this.columns.map((column, i) =>
      [...this.columns.slice(0, i).map((same) => `${same} = ?`), `${column} ${beyond} ?`].join(" AND "),
    );
    return cases.map((one) => `(${one})`).join(" OR ");
  }

  /** The values of `beyondKey`: of each case those of its columns. */
  private valuesBeyond({ key }: Candidate): readonly unknown[] {
    return key.flatMap((_, i) => key.slice(0, i + 1));
  }
}
