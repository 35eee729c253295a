import { performance } from "node:perf_hooks";
import type { Connection } from "mysql2/promise";
import type { PurgeConfiguration } from "./configuration";
import { Changes } from "./changes";
import { Deadline } from "./deadline";
import { dryRunTable } from "./dry-run";
import { ForeignKeys } from "./foreign-keys";
import { Link } from "./link";
import type { Moment } from "./moment";
import { loggable, PurgeError } from "./purge-error";
import { type RunLine, runLine, type TableLine } from "./report-line";
import { Session } from "./session";
import { readServerFacts } from "./table-facts";
import type { RunContext } from "./table-look";
import { TablePurge } from "./table-purge";

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
  /** Is told now and then how many rows have been deleted in batches so far. @default nobody is */
  readonly progress?: (rowsRemoved: number) => void;
}

/**
 * Deletes the rows that are older than their period, of every table of the configuration.
 *
 * What is deleted is decided by the clock of the database, read once. It never throws for what the database does:
 * the line of the run says whether all went well.
 */
export async function purge(run: PurgeRun): Promise<RunLine> {
  const start = performance.now();
  const { configuration, dryRun = false } = run;
  const deadline = run.deadline ?? new Deadline(configuration.deadlineSeconds);
  const link = new Link(run.connection, deadline);
  const session = new Session(link);
  const lines: TableLine[] = [];
  let now: Moment | undefined;
  let error: string | undefined;
  try {
    await session.prepare(configuration.lockWaitSeconds);
    if (dryRun) await session.onlyRead();
    await session.lock();
    now = await session.clock();
    requireSameTime(now, (run.clock ?? Date.now)());
    const server = await readServerFacts(session);
    const foreignKeys = new ForeignKeys(session);
    const context = { session, server, foreignKeys, configuration, deadline, now };
    const print = (line: TableLine): void => {
      lines.push(line);
      run.print(line);
    };
    if (dryRun) {
      for (const table of configuration.tables) print(await dryRunTable(context, table));
    } else {
      await purgeTables(context, new Changes(link, configuration.lockWaitSeconds), print, run.progress);
    }
  } catch (caught) {
    error = loggable(caught);
  } finally {
    await session.finish();
  }
  const summary = runLine(lines, {
    dryRun,
    startedAt: now === undefined ? null : new Date(now).toISOString(),
    error,
    milliseconds: Math.round(performance.now() - start),
  });
  run.print(summary);
  return summary;
}

async function purgeTables(
  context: RunContext,
  changes: Changes,
  print: (line: TableLine) => void,
  progress: PurgeRun["progress"],
): Promise<void> {
  const { deadline } = context;
  const tables = context.configuration.tables.map((table) => new TablePurge(context, changes, table));
  for (const table of tables) await table.prepare();
  while (!deadline.isOver()) {
    const ready = nextTables(tables);
    if (ready.length === 0) break;
    for (const table of ready) {
      const turn = new Deadline(TURN_SECONDS);
      const isOver = (): boolean => {
        progress?.(removedFrom(tables));
        return turn.isOver() || deadline.isOver();
      };
      await table.deleteUntil(isOver, removedFrom(referringTo(table, tables)));
    }
  }
  for (const table of tables) print(await table.conclude());
}

/** The tables whose rows can go now: those that others refer to wait for these. */
function nextTables(tables: readonly TablePurge[]): readonly TablePurge[] {
  if (!tables.some(({ hasMore }) => hasMore)) {
    for (const table of tables) table.tryAgain(removedFrom(referringTo(table, tables)));
  }
  const more = tables.filter(({ hasMore }) => hasMore);
  const ready = more.filter((table) => !referringTo(table, more).some((other) => other !== table));
  // Tables that refer to one another in a circle wait for nobody.
  return ready.length > 0 ? ready : more;
}

function referringTo(table: TablePurge, tables: readonly TablePurge[]): readonly TablePurge[] {
  return tables.filter((other) => table.isReferredToBy(other));
}

function removedFrom(tables: readonly TablePurge[]): number {
  return tables.reduce((sum, { rowsRemoved }) => sum + rowsRemoved, 0);
}

function requireSameTime(database: Moment, here: Moment): void {
  const seconds = Math.round((database - here) / 1000);
  if (Math.abs(database - here) <= MOST_CLOCK_DIFFERENCE_MS) return;
  throw new PurgeError(
    `the clock of the database is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} ` +
      "the clock of the function: nothing is deleted until somebody has put that right",
  );
}
