import { PurgeError } from "./purge-error";

const LOCK_WAIT_TIMEOUT = 1205;
const DEADLOCK = 1213;
const TRANSACTION_TOO_LARGE = 1197;
/** With and without the name of the foreign key, by whether the account may see the table that refers. */
const REFERENCED = [1451, 1217];
const ACCESS_DENIED = [1044, 1045, 1142, 1143, 1227];
const NO_PRIMARY_KEY = 3750;

/** What one row is refused for: its data, a constraint (SQLSTATE classes 22 and 23), a trigger that says no. */
const REFUSED_ROW = /^2[23]/;
const SIGNALLED = 1644;

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
  /** The rows of the statement are more than one transaction can hold (`max_binlog_cache_size`). */
  readonly isTooLarge: boolean;
  /** One of the rows was refused, and the others perhaps not. */
  readonly isRefused: boolean;
  /** A row is referred to: by this foreign key, if the account may know it. */
  readonly referredBy: string | undefined;
  readonly isAccessDenied: boolean;
  /** The server's number of the error. */
  readonly number: number | undefined;

  constructor(what: string, error: unknown) {
    const { code, errno, sqlState, fatal } = fieldsOf(error);
    super(`${what}: ${said(code, errno, sqlState)}`);
    this.name = "DatabaseError";
    this.number = errno;
    this.isLocked = errno === LOCK_WAIT_TIMEOUT || errno === DEADLOCK;
    this.isTooLarge = errno === TRANSACTION_TOO_LARGE;
    this.isRefused = errno === SIGNALLED || REFUSED_ROW.test(sqlState ?? "");
    this.referredBy = errno !== undefined && REFERENCED.includes(errno) ? constraintIn(error) : undefined;
    this.isAccessDenied = errno !== undefined && ACCESS_DENIED.includes(errno);
    // What the server says has a SQLSTATE; the rest is about the connection.
    this.isConnectionLost =
      fatal || sqlState === undefined || (errno !== undefined && FAREWELLS.includes(errno));
  }
}

/** The server's text of a refused deletion names the tables and the foreign key, and quotes no value. */
function constraintIn(error: unknown): string {
  const { sqlMessage } = (error ?? {}) as { sqlMessage?: unknown };
  return (
    /CONSTRAINT `((?:[^`]|``)+)` FOREIGN KEY/.exec(String(sqlMessage))?.[1] ??
    "of a table that the account may not see"
  );
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
  if (errno === TRANSACTION_TOO_LARGE) return "one row is more than max_binlog_cache_size lets through: ";
  if (errno === NO_PRIMARY_KEY)
    return "give the table a primary key, which sql_require_primary_key asks for: ";
  if (errno !== undefined && ACCESS_DENIED.includes(errno)) return "the account lacks a privilege: ";
  return "";
}
