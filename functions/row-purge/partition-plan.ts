import { DAY_IN_MS, type Moment, startOfDay } from "./moment";
import type { Partition } from "./partition-scheme";

/** A partition with a finite end. */
export type Ended = Required<Partition>;

/** The partitions that lie wholly beyond the period: all of their rows are from before the moment. */
export function partitionsBefore(partitions: readonly Partition[], due: Moment): Ended[] {
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
}: Coming): Ended[] | undefined {
  const ends = partitions.filter(isEnded).map(({ end }) => end);
  const last = ends.at(-1);
  const step = stepDays === undefined ? lengthOfLast(ends) : stepDays * DAY_IN_MS;
  if (step === undefined) return last !== undefined && last >= until ? [] : undefined;
  const needed = Math.max(until, now + LEAST_PARTITIONS_AHEAD * step);
  const taken = new Set(partitions.map(({ name }) => name.toLowerCase()));
  const coming: Ended[] = [];
  for (let start = last ?? startOfDay(now); start < needed; start += step) {
    if (start + step > due) coming.push({ name: freeName(start, taken), end: start + step });
  }
  return coming;
}

function lengthOfLast(ends: readonly Moment[]): number | undefined {
  const [before, last] = ends.slice(-2);
  return before === undefined || last === undefined ? undefined : last - before;
}

/** `p20260131` for what begins at midnight, `p20260131120000` otherwise. */
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
