import { performance } from "node:perf_hooks";
import type { Connection } from "mysql2/promise";
import type { PurgeConfiguration } from "./configuration";
import { Database } from "./database";
import { Deadline } from "./deadline";
import type { Moment } from "./moment";
import { loggable, PurgeError } from "./purge-error";
import { type RunLine, runLine, type TableLine } from "./report-line";
import { type RunContext, TablePurge } from "./table-purge";

/** Beyond it one of the two clocks is wrong, and nobody knows which: nothing is deleted. */
const MOST_CLOCK_DIFFERENCE_MS = 60 * 60 * 1000;

/** Tables with many rows to delete take turns, so that none of them starves. */
const TURN_SECONDS = 10;

export interface PurgeRun {
  /** A connection of its own: the run changes the settings of the session. It is not closed. */
  readonly connection: Connection;
  readonly configuration: PurgeConfiguration;
  /** Takes one line for each table, and one for the run. */
  readonly print: (line: TableLine | RunLine) => void;
  /** Report what would be removed, and change nothing. @default false */
  readonly dryRun?: boolean;
  /** When to begin nothing more. @default `deadlineSeconds` of the configuration from now */
  readonly deadline?: Deadline;
  /** What time it is outside of the database. @default the clock of this machine */
  readonly clock?: () => Moment;
}

/**
 * Deletes the rows that are older than their period, of every table of the configuration.
 *
 * What is deleted is decided by the clock of the database, read once. It never throws for what the database does:
 * the line of the run says whether all went well.
 */
export async function purge(run: PurgeRun): Promise<RunLine> {
  const start = performance.now();
  const dryRun = run.dryRun ?? false;
  const deadline = run.deadline ?? new Deadline(run.configuration.deadlineSeconds);
  const database = new Database(run.connection, deadline);
  const lines: TableLine[] = [];
  let error: string | undefined;
  try {
    await database.prepare(run.configuration.lockWaitSeconds);
    // A dry run changes nothing, and is in nobody's way.
    if (!dryRun) await database.lock();
    const now = await database.clock();
    requireSameTime(now, (run.clock ?? Date.now)());
    const context = { database, configuration: run.configuration, deadline, dryRun, now };
    await purgeTables(context, (line) => {
      lines.push(line);
      run.print(line);
    });
  } catch (caught) {
    error = loggable(caught);
  } finally {
    await database.finish();
  }
  const summary = runLine(lines, { dryRun, error, milliseconds: Math.round(performance.now() - start) });
  run.print(summary);
  return summary;
}

async function purgeTables(context: RunContext, print: (line: TableLine) => void): Promise<void> {
  const tables = context.configuration.tables.map((table) => new TablePurge(context, table));
  for (const table of tables) await table.prepare();
  while (!context.deadline.isOver() && tables.some(({ hasMore }) => hasMore)) {
    for (const table of tables) {
      const turn = new Deadline(TURN_SECONDS);
      await table.deleteUntil(() => turn.isOver() || context.deadline.isOver());
    }
  }
  for (const table of tables) print(await table.conclude());
}

function requireSameTime(database: Moment, here: Moment): void {
  const seconds = Math.round((database - here) / 1000);
  if (Math.abs(database - here) <= MOST_CLOCK_DIFFERENCE_MS) return;
  throw new PurgeError(
    `the clock of the database is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} ` +
      "the clock of the function: nothing is deleted until somebody has put that right",
  );
}
