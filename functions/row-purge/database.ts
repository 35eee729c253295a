import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError, NO_ANSWER } from "./database-error";
import { type Moment, readMoment } from "./moment";
import { PurgeError } from "./purge-error";
import type { Deadline } from "./deadline";

/** One purge at a time on a server, whoever started it. */
export const LOCK_NAME = "tencentcloud-retention.row-purge";

/** If the function is killed and the server does not notice, its session ends after this, and its lock with it. */
const IDLE_SECONDS = 300;

/** A deadlock or a lock of somebody else's is often gone a moment later. */
const ATTEMPTS = 3;
const BETWEEN_ATTEMPTS_MS = 200;

export type Row = Readonly<Record<string, unknown>>;

/** The statements of one run, over one connection; whatever fails is a DatabaseError without the server's text. */
export class Database {
  /** Set once the connection is gone: nothing more can be done in this run. */
  lost = false;
  private holdsLock = false;

  constructor(
    private readonly connection: Connection,
    private readonly deadline: Deadline,
  ) {
    connection.on("error", this.lose);
  }

  private readonly lose = (): void => {
    this.lost = true;
  };

  /** Settings that the purge relies on, whatever the defaults of the server or of the account are. */
  async prepare(lockWaitSeconds: number): Promise<void> {
    const seconds = String(lockWaitSeconds);
    await this.run(
      "preparing the session",
      `SET SESSION time_zone = '+00:00', autocommit = 1, sql_mode = 'STRICT_TRANS_TABLES',
       foreign_key_checks = 1, unique_checks = 1,
       innodb_lock_wait_timeout = ${seconds}, lock_wait_timeout = ${seconds}, wait_timeout = ${IDLE_SECONDS}`,
    );
  }

  /** What time it is for the database, in UTC. */
  async clock(): Promise<Moment> {
    const [row] = await this.rows(
      "reading the clock of the database",
      "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS now",
    );
    const now = readMoment(String(row?.["now"]));
    if (now === undefined) throw new PurgeError("the database's answer for its clock is not a time");
    return now;
  }

  /** @throws PurgeError if another run holds the lock. */
  async lock(): Promise<void> {
    const [row] = await this.rows("taking the lock of the run", "SELECT GET_LOCK(?, 0) AS taken", [
      LOCK_NAME,
    ]);
    if (Number(row?.["taken"]) !== 1) {
      throw new PurgeError(`another run is under way: it holds the lock ${LOCK_NAME}`);
    }
    this.holdsLock = true;
  }

  /** Releases the lock. The end of the connection does so too, so a failure here is none. */
  async finish(): Promise<void> {
    if (this.holdsLock && !this.lost) {
      await this.rows("releasing the lock of the run", "SELECT RELEASE_LOCK(?)", [LOCK_NAME]).catch(() => {});
    }
    this.connection.off("error", this.lose);
  }

  async rows(what: string, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.run(what, sql, values)) as RowDataPacket[];
  }

  /** @returns how many rows changed. */
  async change(what: string, sql: string, values: readonly unknown[] = []): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      try {
        return ((await this.run(what, sql, values)) as ResultSetHeader).affectedRows;
      } catch (error) {
        const isWorthAnother = error instanceof DatabaseError && error.isLocked && attempt < ATTEMPTS;
        if (!isWorthAnother || this.deadline.isOver()) throw error;
        await sleep(BETWEEN_ATTEMPTS_MS);
      }
    }
  }

  /**
   * Does something while nobody else can read, write or change the table: what is looked at in there stays as it is.
   * The account needs the privilege LOCK TABLES.
   */
  async whileLocked(table: string, what: string, act: () => Promise<void>): Promise<void> {
    await this.change(`locking the table for ${what}`, `LOCK TABLES ${table} WRITE`);
    try {
      await act();
    } finally {
      if (!this.lost) await this.run("unlocking the table", "UNLOCK TABLES");
    }
  }

  private async run(what: string, sql: string, values: readonly unknown[] = []): Promise<unknown> {
    try {
      const [result] = await this.answerInTime(this.connection.query(sql, [...values]));
      return result;
    } catch (error) {
      const safe = new DatabaseError(what, error);
      this.lost ||= safe.isConnectionLost;
      throw safe;
    }
  }

  /** The driver's own time limit outlives a connection that breaks, and keeps the process from ending. */
  private async answerInTime<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.connection.destroy();
        reject(Object.assign(new Error(), { code: NO_ANSWER }));
      }, this.deadline.patienceMilliseconds());
    });
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
