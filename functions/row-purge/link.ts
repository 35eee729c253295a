import { setTimeout as sleep } from "node:timers/promises";
import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { DatabaseError, NO_ANSWER } from "./database-error";
import type { Deadline } from "./deadline";

export type Row = Readonly<Record<string, unknown>>;

/** Values as text wherever a number or a Date of JavaScript would lose something. */
const EXACT = { dateStrings: true, supportBigNumbers: true, bigNumberStrings: true };

/** The connection of a run: whatever fails on it is a DatabaseError without the server's text. */
export class Link {
  /** Set once the connection is gone: nothing more can be done in this run. */
  lost = false;

  constructor(
    private readonly connection: Connection,
    readonly deadline: Deadline,
  ) {
    connection.on("error", this.lose);
  }

  private readonly lose = (): void => {
    this.lost = true;
  };

  /** Leaves the connection to whoever opened it. */
  release(): void {
    this.connection.off("error", this.lose);
  }

  async rows(what: string, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.run(what, sql, values)) as RowDataPacket[];
  }

  /** @returns how many rows changed. */
  async change(what: string, sql: string, values: readonly unknown[] = []): Promise<number> {
    return ((await this.run(what, sql, values)) as ResultSetHeader).affectedRows;
  }

  private async run(what: string, sql: string, values: readonly unknown[]): Promise<unknown> {
    try {
      const [result] = await this.answerInTime(this.connection.query({ sql, values: [...values], ...EXACT }));
      return result;
    } catch (error) {
      const safe = new DatabaseError(what, error);
      this.lost ||= safe.isConnectionLost;
      throw safe;
    }
  }

  /** The driver's own time limit outlives a connection that breaks, and keeps the process from ending. */
  private async answerInTime<T>(answer: Promise<T>): Promise<T> {
    const given = new AbortController();
    const tooLate = sleep(this.deadline.patienceMilliseconds(), undefined, { signal: given.signal }).then(
      () => {
        this.connection.destroy();
        throw Object.assign(new Error(), { code: NO_ANSWER });
      },
    );
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      tooLate.catch(() => {});
      given.abort();
    }
  }
}
