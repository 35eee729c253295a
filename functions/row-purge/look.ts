import type { Cutoffs } from "./cutoffs";
import { DAY_IN_MS, type Moment, showMoment } from "./moment";
import type { Partition } from "./partition-scheme";
import { PurgeError } from "./purge-error";
import type { Session } from "./session";
import type { TableFacts } from "./table-facts";
import { type Condition, quoted } from "./time-column";

/** A row that is further ahead of the database's clock than this lies in the future. */
const AHEAD_MS = 15 * 60_000;
/** Offsets go from -12:00 to +14:00: no wrong one puts a row further ahead. */
const MOST_WRONG_MS = 26 * 60 * 60_000;
/** More of them than one in so many rows of a day are no stray rows. */
const STRAY_SHARE = 100;

/** How many rows of a partition one statement counts. */
const CHUNK_ROWS = 100_000;

/** The time of the oldest row, by the index, or else by the first partition that has one: never by a whole scan. */
export function oldestRow(session: Session, facts: TableFacts): Promise<Moment | undefined> {
  return outermost(session, facts, "oldest", facts.column.timed, facts.scheme?.partitions ?? []);
}

/** The time of the youngest row. That of an integer may be any above 0: an unlikely one shows that the unit is another. */
export function youngestRow(session: Session, facts: TableFacts): Promise<Moment | undefined> {
  const { column } = facts;
  const condition = column.type === "integer" ? { sql: `${column.sql} > 0`, values: [] } : column.timed;
  return outermost(session, facts, "youngest", condition, [...(facts.scheme?.partitions ?? [])].reverse());
}

async function outermost(
  session: Session,
  { index, column, sql }: TableFacts,
  which: "oldest" | "youngest",
  condition: Condition,
  partitions: readonly Partition[],
): Promise<Moment | undefined> {
  const [order, aggregate] = which === "oldest" ? ["ASC", "MIN"] : ["DESC", "MAX"];
  if (index !== undefined) {
    const [row] = await session.rows(
      `looking for the ${which} row`,
      `SELECT CAST(${column.sql} AS CHAR) AS time FROM ${sql} FORCE INDEX (${quoted(index)})
       WHERE ${condition.sql} ORDER BY ${column.sql} ${order} LIMIT 1`,
      condition.values,
    );
    return row && column.read(String(row["time"]));
  }
  for (const { name } of partitions) {
    const [row] = await session.rows(
      `looking for the ${which} row in the partition ${name}`,
      `SELECT CAST(${aggregate}(${column.sql}) AS CHAR) AS time FROM ${sql} PARTITION (${quoted(name)})
       WHERE ${condition.sql}`,
      condition.values,
    );
    const found = row && column.read(String(row["time"]));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Rows from before the moment. @param partitions those to look into. @default all */
export function countBefore(
  session: Session,
  facts: TableFacts,
  moment: Moment,
  partitions?: readonly Partition[],
): Promise<number> {
  return count(session, facts, facts.column.before(moment), partitions);
}

/** Rows whose time is NULL or not valid; in a partitioned table MySQL puts NULL into the first partition. */
function countUntimed(session: Session, facts: TableFacts): Promise<number> {
  const among = facts.scheme?.partitions.filter((_, i, all) => mayHoldUntimed(facts, all, i));
  return count(session, facts, facts.column.untimed, among);
}

export function mayHoldUntimed({ column }: TableFacts, partitions: readonly Partition[], i: number): boolean {
  const begins = partitions[i - 1]?.end ?? -Infinity;
  return i === 0 || begins < column.first;
}

/** Rows further ahead of the clock than clocks differ. */
export function countInTheFuture(session: Session, facts: TableFacts, now: Moment): Promise<number> {
  const from = now + AHEAD_MS;
  const among = facts.scheme?.partitions.filter(({ end = Infinity }) => end > from);
  return count(session, facts, facts.column.after(from), among);
}

/**
 * Refuses a table whose times cannot be what the policy takes them for: then an age says nothing, and nothing may go.
 *
 * @param inTheFuture how many rows are.
 * @throws PurgeError that says what to look at.
 */
export async function requireLikelyTimes(
  session: Session,
  facts: TableFacts,
  now: Moment,
  youngest: Moment | undefined,
  inTheFuture: number,
): Promise<void> {
  const { column } = facts;
  if (column.type === "integer" && youngest !== undefined && youngest < column.first) {
    throw new PurgeError(
      `the youngest row is from ${showMoment(youngest)}: ${column.name} counts in another unit than the policy says; ` +
        "nothing of the table is deleted. Correct unit: seconds or milliseconds",
    );
  }
  if (inTheFuture === 0) return;
  const beyond = column.type === "integer" ? await countAfter(session, facts, column.last) : 0;
  const near = inTheFuture - (await countAfter(session, facts, now + MOST_WRONG_MS));
  const ahead = Math.max(near, beyond);
  if (ahead === 0 || (await hasOfTheLastDay(session, facts, now, ahead * STRAY_SHARE))) return;
  throw new PurgeError(
    beyond >= near
      ? `${areRows(beyond)} from after the year 9999: ${column.name} counts in another unit than the policy says; ` +
          "nothing of the table is deleted. Correct unit: seconds or milliseconds"
      : `${areRows(near)} up to 26 hours ahead of the database's clock, more than 1 % of the rows of the last day: ` +
          `${column.name} is written in another time zone than the policy says; nothing of the table is deleted. ` +
          'Say the offset in the policy, such as timeZone: "+08:00"',
  );
}

function countAfter(session: Session, facts: TableFacts, moment: Moment): Promise<number> {
  const among = facts.scheme?.partitions.filter(({ end = Infinity }) => end > moment);
  return count(session, facts, facts.column.after(moment), among);
}

/** Whether the last day has at least so many rows; no more are looked at. */
async function hasOfTheLastDay(
  session: Session,
  facts: TableFacts,
  now: Moment,
  wanted: number,
): Promise<boolean> {
  const { column, sql } = facts;
  const [from, until] = [now - DAY_IN_MS, now + AHEAD_MS];
  const among = facts.scheme?.partitions.filter(
    ({ end = Infinity }, i, all) => end > from && (all[i - 1]?.end ?? -Infinity) <= until,
  );
  const found = await session.count(
    "counting the rows of the last day",
    `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${sql}${within(among)}${along(facts)}
       WHERE ${column.sql} >= ? AND ${column.sql} <= ? LIMIT ${wanted}) AS of_the_last_day`,
    [column.value(from), ...column.after(until).values],
  );
  return found >= wanted;
}

/**
 * Rows of one partition, counted in chunks along the index, so that no statement runs for long.
 *
 * @param isOver whether to give up. @returns undefined if it was given up
 */
export async function countPartition(
  session: Session,
  facts: TableFacts,
  { name }: Partition,
  isOver: () => boolean,
): Promise<number | undefined> {
  const { column, index, sql } = facts;
  const among = `${sql} PARTITION (${quoted(name)})`;
  const what = `counting the rows of the partition ${name}`;
  if (index === undefined) return session.count(what, `SELECT COUNT(*) AS n FROM ${among}`);
  const along = `${among} FORCE INDEX (${quoted(index)})`;
  let total = await session.count(what, `SELECT COUNT(*) AS n FROM ${along} WHERE ${column.sql} IS NULL`);
  let from = { sql: `${column.sql} IS NOT NULL`, values: [] as unknown[] };
  for (;;) {
    if (isOver()) return undefined;
    const [chunk] = await session.rows(
      what,
      `SELECT COUNT(*) AS n, CAST(MAX(time) AS CHAR) AS last FROM (SELECT ${column.sql} AS time FROM ${along}
         WHERE ${from.sql} ORDER BY ${column.sql} LIMIT ${CHUNK_ROWS}) AS chunk`,
      from.values,
    );
    const found = Number(chunk?.["n"]);
    if (found < CHUNK_ROWS) return total + found;
    // The rows of the last moment may go on in the next chunk: they are counted by themselves.
    const last = [column.asSent(chunk?.["last"])];
    const before = { sql: `${from.sql} AND ${column.sql} < ?`, values: [...from.values, ...last] };
    for (const part of [before, { sql: `${column.sql} = ?`, values: last }]) {
      total += await session.count(what, `SELECT COUNT(*) AS n FROM ${along} WHERE ${part.sql}`, part.values);
    }
    from = { sql: `${column.sql} > ?`, values: last };
  }
}

/** What is left of a table, and whether its window is over. */
export interface Leftovers {
  readonly oldest: Moment | undefined;
  readonly youngest: Moment | undefined;
  readonly rowsOverdue: number;
  readonly rowsWithoutTime: number;
  readonly rowsInTheFuture: number;
}

export async function lookAtLeftovers(
  session: Session,
  facts: TableFacts,
  cutoffs: Cutoffs,
): Promise<Leftovers> {
  const oldest = await oldestRow(session, facts);
  const isOverdue = oldest !== undefined && oldest < facts.column.floor(cutoffs.overdue);
  return {
    oldest,
    youngest: await youngestRow(session, facts),
    rowsOverdue: isOverdue ? await countBefore(session, facts, cutoffs.overdue) : 0,
    rowsWithoutTime: await countUntimed(session, facts),
    rowsInTheFuture: await countInTheFuture(session, facts, cutoffs.now),
  };
}

async function count(
  session: Session,
  facts: TableFacts,
  { sql, values }: Condition,
  partitions?: readonly Partition[],
): Promise<number> {
  if (partitions?.length === 0) return 0;
  return session.count(
    "counting rows",
    `SELECT COUNT(*) AS n FROM ${facts.sql}${within(partitions)}${along(facts)} WHERE ${sql}`,
    values,
  );
}

function within(partitions: readonly Partition[] | undefined): string {
  return partitions ? ` PARTITION (${partitions.map(({ name }) => quoted(name)).join(", ")})` : "";
}

function along({ index }: TableFacts): string {
  return index === undefined ? "" : ` FORCE INDEX (${quoted(index)})`;
}

function areRows(count: number): string {
  return count === 1 ? "1 row is" : `${count} rows are`;
}
