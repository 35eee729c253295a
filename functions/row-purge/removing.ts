import type { BatchPace } from "./batch-pace";
import type { Changes } from "./changes";
import { DatabaseError } from "./database-error";
import type { Moment } from "./moment";
import type { Session } from "./session";
import type { ServerFacts, TableFacts } from "./table-facts";

/** What a batch of rows is deleted with. */
export interface Removing {
  readonly session: Session;
  readonly changes: Changes;
  readonly facts: TableFacts;
  readonly server: ServerFacts;
  /** Rows from before it are due. */
  readonly limit: Moment;
  readonly pace: BatchPace;
  readonly tally: Tally;
  /** Whether the time of the run is over. */
  readonly isOver: () => boolean;
}

/** One way to find and delete rows that are due, a batch at a time. */
export interface Way {
  /** @returns whether there may be more. */
  batch(): Promise<boolean>;
}

/** What became of the rows that are due. */
export class Tally {
  removed = 0;
  /** Rows that somebody else holds. */
  held = 0;
  /** Rows that others refer to, by the name of the foreign key. */
  readonly blockedBy = new Map<string, number>();
  /** Rows that the database refused to delete for another reason, by what it said. */
  readonly refusedBy = new Map<string, number>();

  get blocked(): number {
    return total(this.blockedBy);
  }

  /** Rows that are due and could not go. */
  get left(): number {
    return this.held + this.blocked + total(this.refusedBy);
  }

  blocks(foreignKey: string, rows = 1): void {
    add(this.blockedBy, foreignKey, rows);
  }

  /** Takes down why rows could not go. */
  stays(error: DatabaseError, rows = 1): void {
    if (error.referredBy !== undefined) this.blocks(error.referredBy, rows);
    else if (error.isLocked) this.held += rows;
    else add(this.refusedBy, error.message, rows);
  }

  /** Another pass looks at what is left anew. */
  forget(): void {
    this.held = 0;
    this.blockedBy.clear();
    this.refusedBy.clear();
  }
}

/** Whether it is about some of the rows of a batch, and others may go all the same. */
export function isAboutRows(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && (error.isLocked || error.isTooLarge || error.isRefused);
}

/**
 * Tells a table that somebody holds apart from a row of it: every further try would wait.
 *
 * @throws DatabaseError if it is the table.
 */
export async function requireTable({ session, facts }: Removing): Promise<void> {
  await session.rows(
    "looking whether the table is held",
    `SELECT 1 FROM ${facts.sql} WHERE FALSE FOR UPDATE`,
  );
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, rows) => sum + rows, 0);
}

function add(counts: Map<string, number>, name: string, rows: number): void {
  counts.set(name, (counts.get(name) ?? 0) + rows);
}
