import type { Connection } from "mysql2/promise";
import type { PurgeConfiguration, TableConfiguration } from "../../functions/row-purge/configuration";
import { readMoment } from "../../functions/row-purge/moment";
import { purge } from "../../functions/row-purge/purge";
import type { RunLine, TableLine } from "../../functions/row-purge/report-line";

/** What a run printed. */
export interface Ran {
  readonly run: RunLine;
  readonly tables: readonly TableLine[];
  /** Of the only table, or the first. */
  readonly table: TableLine;
  readonly printed: string;
}

type Changes = Partial<Omit<PurgeConfiguration, "tables">>;

/** A configuration with small numbers, so that a test can meet its limits. */
export function configurationFor(
  tables: readonly TableConfiguration[],
  changes: Changes = {},
): PurgeConfiguration {
  return {
    tables,
    batch: { firstRows: 100, leastRows: 10, mostRows: 10_000, targetMilliseconds: 100, pauseShare: 0 },
    partitionsAheadDays: 30,
    lockWaitSeconds: 1,
    deadlineSeconds: 60,
    ...changes,
  };
}

/** A table of the test, its rows kept for 30 days, with the purge once a day. */
export function thirtyDays(
  database: string,
  name: string,
  changes: Partial<TableConfiguration> = {},
): TableConfiguration {
  const partitionDays = changes.partitionDays ?? 0;
  return {
    database,
    name,
    timeColumn: "t",
    deleteAfterDays: 30,
    overdueAfterDays: 31 + partitionDays,
    ...changes,
  };
}

/** Runs the purge; the clock of the function is that of the connection unless it is given. */
export async function runPurge(
  connection: Connection,
  tables: readonly TableConfiguration[],
  options: { dryRun?: boolean; clock?: () => number; configuration?: Changes } = {},
): Promise<Ran> {
  const configuration = configurationFor(tables, options.configuration);
  const [rows] = await connection.query("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS now");
  const now = readMoment((rows as { now: string }[])[0]!.now)!;
  const lines: (TableLine | RunLine)[] = [];
  const run = await purge({
    connection,
    configuration,
    print: (line) => lines.push(line),
    dryRun: options.dryRun ?? false,
    clock: options.clock ?? (() => now),
  });
  const ofTables = lines.filter((line): line is TableLine => "table" in line);
  const table = ofTables[0] ?? ({} as TableLine);
  return { run, tables: ofTables, table, printed: lines.map((line) => JSON.stringify(line)).join("\n") };
}
