import type { PurgeConfiguration, TableConfiguration } from "./configuration";
import type { Cutoffs } from "./cutoffs";
import { mayHoldUntimed } from "./look";
import { DAY_IN_MS, type Moment, startOfDay } from "./moment";
import type { Partition } from "./partition-scheme";
import type { Session } from "./session";
import type { TableFacts } from "./table-facts";
import { quoted } from "./time-column";

/** A partition with a finite end. */
export type Ended = Required<Partition>;

/** What the statements on partitions need of a table. */
export type PartitionedTable = TableFacts & Required<Pick<TableFacts, "scheme">>;

/** A partition up to MAXVALUE is split only while it is this small: the rows in it are copied under a lock. */
const SPLIT_AT_MOST_ROWS = 10_000;
const SPLIT_AT_MOST_MEGABYTES = 16;

/** What one run is to do to the partitions of one table. */
export interface PartitionPlan {
  /** To be created, so that inserts never meet a missing partition. */
  readonly create: readonly Ended[];
  /** Why some that are needed cannot be. */
  readonly cannotCreate?: string;
  /** They lie wholly beyond the period, and hold no row without a time. */
  readonly drop: readonly Ended[];
  /** Rows from before it are deleted one by one: no partition takes them with it in time. */
  readonly straggling: Moment;
}

export async function planPartitions(
  session: Session,
  facts: PartitionedTable,
  table: TableConfiguration,
  cutoffs: Cutoffs,
  { partitionsAheadDays }: PurgeConfiguration,
): Promise<PartitionPlan> {
  const { partitions } = facts.scheme;
  const { now, due } = cutoffs;
  const until = now + partitionsAheadDays * DAY_IN_MS;
  const coming = comingPartitions({
    partitions,
    until,
    stepDays: table.partitionDays,
    now,
    due,
    offset: facts.column.offset,
  });
  const cannotCreate = coming === undefined ? NO_LENGTH : await whyNoSplit(session, facts, coming);
  const over = partitionsBefore(partitions, due);
  const drop: Ended[] = [];
  for (const one of over) if (await mayDrop(session, facts, one)) drop.push(one);
  // What must stay is emptied.
  const stays = over.filter((one) => !drop.includes(one)).map(({ end }) => end);
  return {
    create: cannotCreate === undefined ? (coming ?? []) : [],
    ...(cannotCreate !== undefined && { cannotCreate }),
    drop,
    straggling: Math.max(cutoffs.straggling, ...stays),
  };
}

const NO_LENGTH =
  "no partitions were created: neither the policy nor the table says how long one is; say partition in the policy";

/** Rows of the partition up to MAXVALUE are moved while others wait: only a few may be. */
async function whyNoSplit(
  session: Session,
  { sql, table, scheme }: PartitionedTable,
  coming: readonly Ended[],
): Promise<string | undefined> {
  const open = openPartition(scheme.partitions);
  if (!open || coming.length === 0) return undefined;
  const rows = await session.count(
    `counting the rows in the partition ${open.name}`,
    `SELECT COUNT(*) AS n FROM
       (SELECT 1 FROM ${sql} PARTITION (${quoted(open.name)}) LIMIT ${SPLIT_AT_MOST_ROWS + 1}) AS some`,
  );
  const megabytes = await session.count(
    `looking how large the partition ${open.name} is`,
    `SELECT SUM(DATA_LENGTH) / 1048576 AS n FROM information_schema.PARTITIONS
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME = ?`,
    [table.database, table.name, open.name],
  );
  if (rows <= SPLIT_AT_MOST_ROWS && megabytes <= SPLIT_AT_MOST_MEGABYTES) return undefined;
  const held = rows > SPLIT_AT_MOST_ROWS ? `${SPLIT_AT_MOST_ROWS} rows` : `${SPLIT_AT_MOST_MEGABYTES} MB`;
  return (
    `no partitions were created: the partition ${open.name} takes everything up to MAXVALUE and holds more than ` +
    `${held}, and splitting it would block inserts: split it by hand (REORGANIZE PARTITION) when nobody writes`
  );
}

/**
 * Whether a partition that is over may go as a whole. Where MySQL puts rows without a valid time, these must stay; and
 * a NULL could be inserted between a look and the drop, so the first one of a nullable column is never dropped.
 */
async function mayDrop(session: Session, facts: PartitionedTable, partition: Ended): Promise<boolean> {
  const { sql, scheme, column } = facts;
  const at = scheme.partitions.findIndex(({ name }) => name === partition.name);
  if (!mayHoldUntimed(facts, scheme.partitions, at)) return true;
  if (at === 0 && column.isNullable) return false;
  const { sql: condition, values } = column.untimed;
  // A day that is none, such as 2026-11-00, lies there too, though it compares as later.
  const found = await session.rows(
    `looking for rows without a time in the partition ${partition.name}`,
    `SELECT 1 FROM ${sql} PARTITION (${quoted(partition.name)}) WHERE ${condition} OR ${column.sql} >= ? LIMIT 1`,
    [...values, column.value(partition.end)],
  );
  return found.length === 0;
}

export function openPartition(partitions: readonly Partition[]): Partition | undefined {
  return partitions.find(({ end }) => end === undefined);
}

/** The partitions that lie wholly beyond the period: all of their rows are from before the moment. */
function partitionsBefore(partitions: readonly Partition[], due: Moment): Ended[] {
  return partitions.filter(isEnded).filter(({ end }) => end <= due);
}

export interface Coming {
  readonly partitions: readonly Partition[];
  /** Inserts meet a partition until then, and for two partitions at least. */
  readonly until: Moment;
  /** How much time one partition covers, in days. @default as long as the last one is */
  readonly stepDays?: number | undefined;
  /** What time it is. The first one begins on this day if there is no end to go on from. */
  readonly now: Moment;
  /** What would lie wholly before it is not worth creating: the next partition takes its rows, if there are any. */
  readonly due?: Moment | undefined;
  /** How far the clock of the time column is ahead of UTC, in milliseconds. @default 0 */
  readonly offset?: number | undefined;
}

const LEAST_PARTITIONS_AHEAD = 2;

/**
 * The partitions to create after the last one that ends, so that none is missing for a while. `undefined` if some
 * are, and nobody says how long one is.
 */
export function comingPartitions({
  partitions,
  until,
  stepDays,
  now,
  due = -Infinity,
  offset = 0,
}: Coming): Ended[] | undefined {
  const ends = partitions.filter(isEnded).map(({ end }) => end);
  const last = ends.at(-1);
  const step = stepDays === undefined ? lengthOfLast(ends) : stepDays * DAY_IN_MS;
  if (step === undefined) return last !== undefined && last >= until ? [] : undefined;
  const needed = Math.max(until, now + LEAST_PARTITIONS_AHEAD * step);
  const taken = new Set(partitions.map(({ name }) => name.toLowerCase()));
  const coming: Ended[] = [];
  for (let start = last ?? startOfDay(now, offset); start < needed; start += step) {
    if (start + step > due) coming.push({ name: freeName(start + offset, taken), end: start + step });
  }
  return coming;
}

function lengthOfLast(ends: readonly Moment[]): number | undefined {
  const [before, last] = ends.slice(-2);
  return before === undefined || last === undefined ? undefined : last - before;
}

/** `p20260131` for what begins at midnight, `p20260131120000` otherwise; both by the clock of the time column. */
export function partitionName(start: Moment): string {
  const digits = new Date(start).toISOString().replace(/\D/g, "").slice(0, 14);
  return `p${start === startOfDay(start) ? digits.slice(0, 8) : digits}`;
}

function freeName(start: Moment, taken: Set<string>): string {
  const name = partitionName(start);
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}_${i}`;
  taken.add(free);
  return free;
}

function isEnded(partition: Partition): partition is Ended {
  return partition.end !== undefined;
}
