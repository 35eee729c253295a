/** What a run says of one table. In a dry run: what it would have done. */
export interface TableLine {
  readonly table: string;
  readonly dryRun: boolean;
  /** Names, in the order of time. */
  readonly partitionsRemoved: readonly string[];
  readonly partitionsCreated: readonly string[];
  /** Deleted one by one and with partitions; `null` if nobody could tell: what would go in a dry run, or the rows of a partition. */
  readonly rowsRemoved: number | null;
  /** Rows that are due and stay because other rows refer to them; `null` in a dry run that cannot tell. */
  readonly rowsBlocked: number | null;
  /** The time of the oldest row that is left; `null` if there is none, or if nobody could look. */
  readonly oldestRow: string | null;
  /** The time of the youngest row: for a person to see whether the table is written in the zone that the policy says. */
  readonly youngestRow: string | null;
  /** Rows that are left although the window is over; `null`, here and below, if nobody could look. */
  readonly rowsOverdue: number | null;
  /** Rows whose time is NULL (or a zero date, or an integer from before 2000): they are left alone, for ever. */
  readonly rowsWithoutTime: number | null;
  /** Rows whose time is more than 15 minutes ahead of the database's clock. */
  readonly rowsInTheFuture: number | null;
  /** Whether all that is due is gone; if not, the next run goes on. */
  readonly finished: boolean;
  readonly milliseconds: number;
  /** What somebody should know, although nothing failed. */
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

/** What a run says at its end. */
export interface RunLine {
  readonly run: "row-purge";
  readonly dryRun: boolean;
  /** When it began, by the clock of the database, in UTC; `null` if it came to nothing before. */
  readonly startedAt: string | null;
  /** Whether every table was worked on without an error, and nothing is overdue. */
  readonly ok: boolean;
  readonly tables: number;
  readonly tablesFailed: number;
  readonly partitionsRemoved: number;
  readonly rowsRemoved: number | null;
  readonly rowsBlocked: number | null;
  readonly rowsOverdue: number | null;
  readonly rowsInTheFuture: number | null;
  readonly finished: boolean;
  readonly milliseconds: number;
  /** What stopped the run as a whole. */
  readonly error?: string;
}

/** Sums up. A dry run changes nothing, so what is overdue is no failure of it. */
export function runLine(
  lines: readonly TableLine[],
  run: {
    readonly dryRun: boolean;
    readonly startedAt: string | null;
    readonly milliseconds: number;
    readonly error?: string | undefined;
  },
): RunLine {
  const tablesFailed = lines.filter(({ errors }) => errors.length > 0).length;
  const rowsOverdue = sumOfKnown(lines.map((line) => line.rowsOverdue));
  return {
    run: "row-purge",
    dryRun: run.dryRun,
    startedAt: run.startedAt,
    ok: run.error === undefined && tablesFailed === 0 && (run.dryRun || rowsOverdue === 0),
    tables: lines.length,
    tablesFailed,
    partitionsRemoved: sum(lines.map(({ partitionsRemoved }) => partitionsRemoved.length)),
    rowsRemoved: sumOfKnown(lines.map((line) => line.rowsRemoved)),
    rowsBlocked: sumOfKnown(lines.map((line) => line.rowsBlocked)),
    rowsOverdue,
    rowsInTheFuture: sumOfKnown(lines.map((line) => line.rowsInTheFuture)),
    finished: run.error === undefined && lines.every(({ finished }) => finished),
    milliseconds: run.milliseconds,
    ...(run.error !== undefined && { error: run.error }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** One that nobody could tell makes the sum one. */
function sumOfKnown(numbers: readonly (number | null)[]): number | null {
  return numbers.every((number) => number !== null) ? sum(numbers) : null;
}
