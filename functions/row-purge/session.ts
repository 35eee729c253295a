import { DatabaseError } from "./database-error";
import type { Link, Row } from "./link";
import { type Moment, readMoment } from "./moment";
import { PurgeError } from "./purge-error";

/** One purge at a time on a server, whoever started it. */
export const LOCK_NAME = "tencentcloud-retention.row-purge";

/** If the function is killed and the server does not notice, its session ends after this, and its lock with it. */
const IDLE_SECONDS = 300;

const UNKNOWN_VARIABLE = 1193;

/** What a run sees of the database. Nothing can be changed through it: it sends SELECT, and settings of its session. */
export class Session {
  private holdsLock = false;

  constructor(private readonly link: Link) {}

  get lost(): boolean {
    return this.link.lost;
  }

  /** Settings that the purge relies on, whatever the defaults of the server or of the account are. */
  async prepare(lockWaitSeconds: number): Promise<void> {
    // Limits that an administrator has put on every session would end a count or a deletion: MySQL's, MariaDB's.
    await this.setIfKnown("max_execution_time", 0);
    await this.setIfKnown("max_statement_time", 0);
    // Otherwise MySQL 8.0 says for a day how large a table was.
    await this.setIfKnown("information_schema_stats_expiry", 0);
    const seconds = String(lockWaitSeconds);
    await this.link.change(
      "preparing the session",
      `SET SESSION time_zone = '+00:00', autocommit = 1, sql_mode = 'STRICT_TRANS_TABLES',
       foreign_key_checks = 1, unique_checks = 1, completion_type = 'NO_CHAIN',
       sql_select_limit = 18446744073709551615,
       innodb_lock_wait_timeout = ${seconds}, lock_wait_timeout = ${seconds}, wait_timeout = ${IDLE_SECONDS}`,
    );
    // A look that takes for done what others have not committed would find a row free that is still referred to.
    await this.link.change(
      "preparing the session",
      "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
    );
  }

  /** From now on the server refuses to change anything for this session. */
  async onlyRead(): Promise<void> {
    await this.link.change("preparing the session for a dry run", "SET SESSION TRANSACTION READ ONLY");
  }

  private async setIfKnown(variable: string, value: number): Promise<void> {
    try {
      await this.link.change("preparing the session", `SET SESSION ${variable} = ${value}`);
    } catch (error) {
      if (!(error instanceof DatabaseError && error.number === UNKNOWN_VARIABLE)) throw error;
    }
  }

  /** @throws PurgeError if another run holds the lock. */
  async lock(): Promise<void> {
    const sql = "SELECT GET_LOCK(?, 0) AS taken";
    const [row] = await this.rows("taking the lock of the run", sql, [LOCK_NAME]);
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
    this.link.release();
  }

  /** What time it is for the database, in UTC. */
  async clock(): Promise<Moment> {
    const sql = "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS now";
    const [row] = await this.rows("reading the clock of the database", sql);
    const now = readMoment(String(row?.["now"]));
    if (now === undefined) throw new PurgeError("the database's answer for its clock is not a time");
    return now;
  }

  async rows(what: string, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    if (!/^\s*SELECT\s/i.test(sql)) throw new PurgeError(`${what}: only SELECT may be sent here`);
    return this.link.rows(what, sql, values);
  }

  /** The number that a SELECT finds as `n`. */
  async count(what: string, sql: string, values: readonly unknown[] = []): Promise<number> {
    const [row] = await this.rows(what, sql, values);
    return Number(row?.["n"]);
  }
}
