import type { MysqlPlace, MysqlStorePolicy, MysqlTable } from "../policy/policy";
import { LEAST_BACKUP_DAYS } from "../policy/cloud-limits";
import type { Period } from "../policy/period";
import { deletionAge, deletionTerm } from "./deletion-age";
import type { Holding } from "./holding";
import { categoryNames, type PlacedCategory, type StoreSchedule } from "./placed-category";
import type { MysqlSettings, TableSettings } from "./settings";
import { mergeShared } from "./shared-unit";
import { daysToMinutes, type Term, windowOf } from "./window";

/** A function runs for 900 seconds at most (SCF). What is due is known at the start, what goes last goes at the end. */
const PURGE_RUN_MINUTES = 15;

/** What an instance is set to, and when the rows of each table are gone with their backups and binlogs. */
export function scheduleMysql(
  storeName: string,
  store: MysqlStorePolicy,
  placed: readonly PlacedCategory<MysqlPlace>[],
): StoreSchedule<MysqlSettings> {
  const tables = placed.flatMap((category) =>
    Object.entries(category.place.tables).map(([name, table]) =>
      scheduleTable(storeName, store, category, name, table),
    ),
  );
  return {
    settings: {
      kind: "mysql",
      categories: categoryNames(placed),
      backupDays: store.backups.keepFor.days,
      binlogDays: store.binlogs.keepFor.days,
      purge: "every" in store.purge ? { everyDays: store.purge.every.days } : store.purge,
      tables: mergeShared(
        tables.map(({ settings }) => settings),
        ({ database, name }) => `${database}.${name}`,
      ),
    },
    holdings: tables.map(({ holding }) => holding),
  };
}

function scheduleTable(
  storeName: string,
  store: MysqlStorePolicy,
  { category, retention, place, path }: PlacedCategory<MysqlPlace>,
  name: string,
  table: MysqlTable,
): { settings: TableSettings; holding: Holding } {
  const afterwards = termsAfterDeletion(store, table);
  const deleteAfterDays = deletionAge(retention, afterwards);
  return {
    settings: {
      database: place.database,
      name,
      timeColumn: table.timeColumn,
      ...(table.partition && { partitionDays: table.partition.days }),
      deleteAfterDays,
      categories: [category],
    },
    holding: {
      category,
      store: storeName,
      unit: `${place.database}.${name}`,
      path: [...path, "tables", name],
      deleteAfterDays,
      window: windowOf([deletionTerm("rows", retention, deleteAfterDays), ...afterwards], rowsStay(store)),
    },
  };
}

/** Without the purge nothing in the deployment deletes a row: the window is what it would be if something did. */
function rowsStay({ purge }: MysqlStorePolicy): string | undefined {
  return "leftOut" in purge ? `rows stay: ${purge.leftOut}` : undefined;
}

/**
 * What adds to the age of a deleted row. A partition is dropped when its youngest row is due, so its oldest row is
 * up to one partition older. A row that is due just after a run has begun waits for the next one, and may be the last
 * that it deletes. A backup taken just before the deletion outlives it by its own retention, and so does
 * the binlog of the deletion, which holds the deleted row (`binlog_row_image` is FULL by default). Local binlogs
 * live for at most 168 hours, which is never more than the 7 days that binlogs are kept at least.
 */
function termsAfterDeletion(store: MysqlStorePolicy, table: MysqlTable): Term[] {
  const backups = store.backups.keepFor.days;
  const binlogs = store.binlogs.keepFor.days;
  const copies: Term[] = [
    {
      what: backups >= binlogs ? "backups" : "binlogs",
      minutes: daysToMinutes(Math.max(backups, binlogs)),
      source: "the longer of backups.keepFor and binlogs.keepFor of the store",
      adjustable: { keys: "backups.keepFor and binlogs.keepFor of the store", leastDays: LEAST_BACKUP_DAYS },
    },
  ];
  const purge: Term[] = "every" in store.purge ? [purgeInterval(store.purge.every), PURGE_RUN] : [];
  const partition: Term[] = table.partition ? [partitionTerm(table.partition)] : [];
  return [...partition, ...purge, ...copies];
}

function purgeInterval(every: Period): Term {
  return {
    what: "purge interval",
    minutes: daysToMinutes(every.days),
    source: "purge.every of the store",
    adjustable: { keys: "purge.every of the store", leastDays: 1 },
  };
}

const PURGE_RUN: Term = {
  what: "run of the purge",
  minutes: PURGE_RUN_MINUTES,
  source: "the longest that SCF lets a function run: 900 seconds",
};

function partitionTerm(partition: Period): Term {
  return {
    what: "partition",
    minutes: daysToMinutes(partition.days),
    source: "partition of the table, dropped when its youngest row is due",
    adjustable: { keys: "partition of the table", leastDays: 1 },
  };
}
