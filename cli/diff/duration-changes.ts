import { days } from "../../policy/period-schema";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { StoreSettings } from "../../schedule/settings";
import type { Consequence } from "./consequences";
import { matchedEntries } from "./matched";

/** How long something of a store lives, in days; nothing while the store has none of it. */
type Durations = ReadonlyMap<string, number | undefined>;

const OLD_VERSIONS = "old versions";

/** What lives longer or shorter in a store because its own settings are others. */
export function durationChanges(before: RetentionSchedule, after: RetentionSchedule): Consequence[] {
  return matchedEntries(before.stores, after.stores).both.flatMap(([about, old, now]) => {
    if (old.kind !== now.kind) return [];
    const earlier = durationsOf(old);
    return [...durationsOf(now)].flatMap(([what, days]): Consequence[] => {
      const was = earlier.get(what);
      return !earlier.has(what) || was === days ? [] : [consequence(about, what, was, days)];
    });
  });
}

function consequence(
  about: string,
  what: string,
  before: number | undefined,
  after: number | undefined,
): Consequence {
  const numbers = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  if (before === undefined) {
    return { about, effect: "kept-longer", words: `${what} are kept: for ${days(after ?? 0)}`, ...numbers };
  }
  if (after === undefined) {
    return what === OLD_VERSIONS
      ? {
          about,
          effect: "kept-longer",
          words: "no rule removes the old versions that are there: they stay",
          ...numbers,
        }
      : { about, effect: "deleted-earlier", words: `no ${what} are made any more`, ...numbers };
  }
  const words = `${what}: ${days(after)}, instead of ${before}`;
  return { about, effect: after < before ? "deleted-earlier" : "kept-longer", words, ...numbers };
}

function durationsOf(settings: StoreSettings): Durations {
  switch (settings.kind) {
    case "mysql": {
      const { backupDays, binlogDays, purge, tables } = settings;
      return new Map([
        ["backups", backupDays],
        ["binlogs", binlogDays],
        // Whether rows go at all is said with the rows.
        ...("leftOut" in purge ? [] : [["row purge runs every", purge.everyDays] as const]),
        ...tables.map(
          ({ database, name, partitionDays }) =>
            [`a partition of ${database}.${name}`, partitionDays ?? 0] as const,
        ),
      ]);
    }
    case "elasticsearch":
      return new Map([
        ["one index covers", settings.partitionDays],
        ["snapshots", settings.snapshotDays],
      ]);
    case "object-storage":
      return new Map([
        ["fragments of unfinished uploads", settings.abortUploadsAfterDays],
        [OLD_VERSIONS, settings.oldVersionDays],
      ]);
  }
}
