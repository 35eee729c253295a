import { days } from "../../policy/period-schema";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { ElasticsearchSettings, StoreSettings } from "../../schedule/settings";
import type { Consequence } from "./consequences";
import { matchedEntries } from "./matched";

/** How long something of a store lives. */
interface Duration {
  /** In days; none while the store has none of it. */
  readonly days?: number | undefined;
  /** The change in words, if they are not `backups: 14 days, instead of 7`. */
  readonly told?: (before: number, after: number) => string;
  /** Within how many days of the deploy it shows where it is shorter; not set where nobody says. */
  readonly withinDays?: number;
}

/** By what lives so long. */
type Durations = ReadonlyMap<string, Duration>;

const SNAPSHOTS = "snapshots";

/** What lives longer or shorter in a store because its own settings are others. */
export function durationChanges(before: RetentionSchedule, after: RetentionSchedule): Consequence[] {
  return matchedEntries(before.stores, after.stores).both.flatMap(([about, old, now]) => {
    if (old.kind !== now.kind) return [];
    const earlier = durationsOf(old);
    return [...durationsOf(now)].flatMap(([what, duration]): Consequence[] => {
      const was = earlier.get(what);
      if (!was || was.days === duration.days) return [];
      if (was.days === undefined) return [begun(about, what, duration.days)];
      if (duration.days === undefined) return ended(about, what, was.days, old);
      return [changed(about, what, was.days, duration.days, duration)];
    });
  });
}

function begun(about: string, what: string, after = 0): Consequence {
  return { about, effect: "kept-longer", words: `${what} are kept: for ${days(after)}`, after };
}

function ended(about: string, what: string, before: number, old: StoreSettings): Consequence[] {
  if (old.kind === "elasticsearch" && what === SNAPSHOTS) return snapshotsEnded(about, before, old);
  return [
    {
      about,
      effect: "kept-longer",
      words: `no rule removes the ${what} that are there: they stay`,
      before,
    },
  ];
}

/** The cloud removes its own; what removes those of a repository is the policy that goes with the setting. */
function snapshotsEnded(
  about: string,
  before: number,
  { snapshotRepository }: ElasticsearchSettings,
): Consequence[] {
  const none = "no snapshots are made any more";
  if (snapshotRepository === undefined) {
    const words = `${none}; the automatic ones that are there expire after ${days(before)}`;
    return [{ about, effect: "deleted-earlier", words, before }];
  }
  const words = `nothing removes the snapshots that are in the repository ${snapshotRepository}: they stay until somebody does`;
  return [
    { about, effect: "deleted-earlier", words: none, before },
    { about, effect: "kept-longer", words, before },
  ];
}

function changed(about: string, what: string, before: number, after: number, now: Duration): Consequence {
  const earlier = after < before;
  const words = now.told?.(before, after) ?? `${what}: ${days(after)}, instead of ${before}`;
  return {
    about,
    effect: earlier ? "deleted-earlier" : "kept-longer",
    words,
    before,
    after,
    ...(earlier && now.withinDays !== undefined && { withinDays: now.withinDays }),
  };
}

function durationsOf(settings: StoreSettings): Durations {
  switch (settings.kind) {
    case "mysql": {
      const { backupDays, binlogDays, purge, tables } = settings;
      const everyDays = "leftOut" in purge ? undefined : purge.everyDays;
      return new Map<string, Duration>([
        ["backups", { days: backupDays }],
        ["binlogs", { days: binlogDays }],
        // Whether rows go at all is said with the rows.
        ...(everyDays === undefined
          ? []
          : [["row purge", { days: everyDays, told: waiting, withinDays: everyDays }] as const]),
        ...tables.map(({ database, name, partitionDays }) => {
          const unit = `${database}.${name}`;
          const told = (before: number, after: number) => partitionOfTable(unit, before, after, everyDays);
          const duration = {
            days: partitionDays ?? 0,
            told,
            ...(everyDays !== undefined && { withinDays: everyDays }),
          };
          return [`a partition of ${unit}`, duration] as const;
        }),
      ]);
    }
    case "elasticsearch":
      return new Map<string, Duration>([
        ["one index", { days: settings.partitionDays, told: partitionOfCluster }],
        [SNAPSHOTS, { days: settings.snapshotDays }],
      ]);
    case "object-storage":
      return new Map<string, Duration>([
        ["fragments of unfinished uploads", { days: settings.abortUploadsAfterDays }],
        ["old versions", { days: settings.oldVersionDays }],
      ]);
  }
}

function waiting(before: number, after: number): string {
  const words = `rows that are due wait for the row purge for up to ${days(after)}, instead of ${before}`;
  return after < before ? `${words}: those that wait at the deploy go within ${days(after)} of it` : words;
}

/** Partitions that are longer than the policy says are not waited for. */
function partitionOfTable(
  unit: string,
  before: number,
  after: number,
  everyDays: number | undefined,
): string {
  const words =
    after === 0
      ? `rows of ${unit} go when they are due, instead of up to ${days(before)} later with their partition`
      : `rows of ${unit} go with their partition, up to ${days(after)} after they are due, instead of ${before}`;
  return after < before && everyDays !== undefined
    ? `${words}: those that are later than that at the deploy go within ${days(everyDays)} of it`
    : words;
}

function partitionOfCluster(before: number, after: number): string {
  return `documents go with their index, up to ${days(after)} after they are due, instead of ${before}: in indices that begin after the deploy`;
}
