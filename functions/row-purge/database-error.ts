import { PurgeError } from "./purge-error";

const LOCK_WAIT_TIMEOUT = 1205;
const DEADLOCK = 1213;
const ACCESS_DENIED = [1044, 1045, 1142, 1143, 1227];

/** The code of a statement that was not answered in time: the connection is given up. */
export const NO_ANSWER = "NO_ANSWER_IN_TIME";

/** The end of a connection, said by the server: shutdown, killed session, idle for too long. */
const FAREWELLS = [1053, 1927, 3169, 4031];

/**
 * A statement or connection that failed. The server's own text may quote the values of a row ("Duplicate entry
 * '...'"), and a driver's error carries the statement: only the code, the number and the SQLSTATE are taken over.
 */
export class DatabaseError extends PurgeError {
  /** The connection is gone, and the lock of the run with it. */
  readonly isConnectionLost: boolean;
  /** Somebody else holds a lock: worth another try. */
  readonly isLocked: boolean;

  constructor(what: string, error: unknown) {
    const { code, errno, sqlState, fatal } = fieldsOf(error);
    super(`${what}: ${said(code, errno, sqlState)}`);
    this.name = "DatabaseError";
    this.isLocked = errno === LOCK_WAIT_TIMEOUT || errno === DEADLOCK;
    // The driver gives a code of the server's ("ER_...") to what the server says; the rest is about the connection.
    this.isConnectionLost =
      fatal || !code?.startsWith("ER_") || (errno !== undefined && FAREWELLS.includes(errno));
  }
}

interface Fields {
  readonly code: string | undefined;
  readonly errno: number | undefined;
  readonly sqlState: string | undefined;
  readonly fatal: boolean;
}

function fieldsOf(error: unknown): Fields {
  const { code, errno, sqlState, fatal } = (error ?? {}) as Record<string, unknown>;
  return {
    code: typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : undefined,
    errno: typeof errno === "number" ? errno : undefined,
    sqlState: typeof sqlState === "string" && /^[A-Z0-9]{5}$/.test(sqlState) ? sqlState : undefined,
    fatal: fatal === true,
  };
}

function said(code: string | undefined, errno: number | undefined, sqlState: string | undefined): string {
  const hint = hintOf(errno);
  const number = errno !== undefined && errno > 0 ? [`error ${errno}`] : [];
  const details = [...number, ...(sqlState ? [`SQLSTATE ${sqlState}`] : [])].join(", ");
  return `${hint}${code ?? "the connection is closed"}${details && ` (${details})`}`;
}

function hintOf(errno: number | undefined): string {
  if (errno === LOCK_WAIT_TIMEOUT) return "somebody else holds a lock: ";
  if (errno !== undefined && ACCESS_DENIED.includes(errno)) return "the account lacks a privilege: ";
  return "";
}
