import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "./database-error";
import type { TableName } from "./foreign-keys";
import type { Link, Row } from "./link";
import { PurgeError } from "./purge-error";
import { quoted } from "./time-column";

/** How often a table is asked for. */
const ATTEMPTS = 3;
/** While the purge waits for a table, so does everybody behind it: between two tries it stands back for ten times as long. */
const STAND_BACK = 10;

/** Somebody holds a table that a statement needs for itself. */
export class TableHeldError extends PurgeError {}

/** What a run changes. A dry run has none of this. */
export class Changes {
  constructor(
    private readonly link: Link,
    /** How long one statement waits for a lock, in seconds: what the session is set to. */
    private readonly lockWaitSeconds: number,
  ) {}

  /** @returns how many rows changed. */
  change(what: string, sql: string, values: readonly unknown[] = []): Promise<number> {
    return this.link.change(what, sql, values);
  }

  /** Does something as one transaction: all of it, or nothing. */
  async transaction<T>(act: () => Promise<T>): Promise<T> {
    await this.link.change("beginning a transaction", "START TRANSACTION");
    try {
      const result = await act();
      await this.link.change("ending a transaction", "COMMIT");
      return result;
    } catch (error) {
      if (!this.link.lost) await this.link.change("undoing a transaction", "ROLLBACK");
      throw error;
    }
  }

  /**
   * Does something while nobody else can read, write or change the table: what is looked at in there stays as it is.
   * The account needs the privilege LOCK TABLES.
   */
  whileLocked(table: TableName, what: string, act: () => Promise<void>): Promise<void> {
    return this.exclusively(table, what, async () => {
      const sql = `LOCK TABLES ${quoted(table.database, table.name)} WRITE`;
      await this.link.change(`locking the table for ${what}`, sql);
      try {
        await act();
      } finally {
        if (!this.link.lost) await this.link.change("unlocking the table", "UNLOCK TABLES");
      }
    });
  }

  /**
   * Does what needs the table for itself, a few times if somebody holds it. Who is known to hold it is not waited for:
   * every statement that came after would wait too.
   *
   * @throws TableHeldError that says who is in the way, as far as the account may know.
   */
  async exclusively(table: TableName, what: string, act: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const holder = await this.holderOf(table);
      const start = performance.now();
      if (holder === undefined) {
        try {
          return await act();
        } catch (error) {
          if (!(error instanceof DatabaseError && error.isLocked)) throw error;
        }
      }
      if (attempt === ATTEMPTS || this.link.deadline.isOver()) {
        throw new TableHeldError(`${what}: ${holder ?? (await this.holderOf(table)) ?? UNKNOWN_HOLDER}`);
      }
      // A server may wait more than once for one statement.
      await sleep(Math.max(performance.now() - start, this.lockWaitSeconds * 1000) * STAND_BACK);
    }
  }

  /** Says which session has held the table for a while. @returns undefined if there is none, or if nobody may look */
  private async holderOf({ database, name }: TableName): Promise<string | undefined> {
    let rows: readonly Row[];
    try {
      rows = await this.link.rows(
        "looking who holds the table",
        `SELECT t.PROCESSLIST_ID AS id, t.PROCESSLIST_COMMAND AS command, t.PROCESSLIST_TIME AS seconds
         FROM performance_schema.metadata_locks m JOIN performance_schema.threads t ON t.THREAD_ID = m.OWNER_THREAD_ID
         WHERE m.OBJECT_TYPE = 'TABLE' AND m.OBJECT_SCHEMA = ? AND m.OBJECT_NAME = ? AND m.LOCK_STATUS = 'GRANTED'
           AND t.PROCESSLIST_ID <> CONNECTION_ID() AND t.PROCESSLIST_TIME >= ?
         ORDER BY t.PROCESSLIST_TIME DESC LIMIT 1`,
        [database, name, this.lockWaitSeconds],
      );
    } catch (error) {
      if (this.link.lost) throw error;
      return undefined;
    }
    const [holder] = rows;
    if (!holder) return undefined;
    const does = holder["command"] === "Sleep" ? "idle in an open transaction" : "running a statement";
    return `session ${Number(holder["id"])} holds the table, ${does} for ${Number(holder["seconds"])} s`;
  }
}

const UNKNOWN_HOLDER =
  "somebody holds the table with an open transaction, a long query or a dump; this account may not see who " +
  "(SELECT on performance_schema.metadata_locks and performance_schema.threads)";
