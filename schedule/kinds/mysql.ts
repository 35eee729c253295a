import type { MysqlPlace, MysqlStorePolicy, MysqlTable } from "../../policy/kinds/mysql";
import { LEAST_BACKUP_DAYS } from "../../policy/cloud-limits";
import type { Period } from "../../policy/period";
import { days } from "../../policy/counted";
import { readingOf, type TimeReading, withReading } from "../../policy/time-reading";
import { deletionAge, deletionTerm } from "../deletion-age";
import type { Holding } from "../holding";
import { categoryNames, type PlacedCategory, type StoreSchedule } from "../placed-category";
import { mergeShared } from "../shared-unit";
import { daysToMinutes, type Term, windowOf } from "../window";
import type { CommonSettings, ScheduleKind } from "./schedule-kind";

export interface MysqlSettings extends CommonSettings<"mysql"> {
  readonly backupDays: number;
  readonly binlogDays: number;
  /** How often overdue rows are deleted, in days, and at which time of day, or why nothing here deletes them. */
  readonly purge: { readonly everyDays: number; readonly at?: string } | { readonly leftOut: string };
  /** Sorted by database and name. */
  readonly tables: readonly TableSettings[];
}

export interface TableSettings extends TimeReading {
  readonly database: string;
  readonly name: string;
  readonly timeColumn: string;
  /** Days that one partition covers, if the table is partitioned. */
  readonly partitionDays?: number;
  /** Age in days at which a row is deleted. */
  readonly deleteAfterDays: number;
  readonly categories: readonly string[];
}

/** A function runs for 900 seconds at most (SCF). What is due is known at the start, what goes last goes at the end. */
const PURGE_RUN_MINUTES = 15;

export const mysql: ScheduleKind<MysqlStorePolicy, MysqlPlace, MysqlSettings> = {
  service: "TencentDB for MySQL",
  records: "rows",
  run: { name: "run of the row purge", late: ["purge interval", "run of the purge"] },
  notControllable: [
    {
      copy: "copies in another region, replicas, read-only instances",
      lives: "their own retention, or their source's",
      note:
        "none is created, and the service has none unless somebody makes one. " +
        "Terraform does not see one that somebody switches on in the console",
    },
    {
      copy: "manual backups, backups kept by period (up to 3650 days), archives",
      lives: "until somebody deletes them",
      note: "none is created; not controllable through Terraform: check the console",
    },
    {
      copy: "dropped tables in the recycle bin",
      lives: "7 days if it is on, or for ever",
      note: "off by default at the service; the parameter cdb_recycle_bin_enabled says so",
    },
    {
      copy: "slow log",
      lives: "about a month",
      note:
        "not controllable; it holds statements, so pass values as parameters " +
        "and keep personal data out of them",
    },
  ],
  schedule: scheduleMysql,
  countedFrom: (_settings, time) => `by ${time ? withReading(time.element, time.reading) : ""}`,
  parts: ({ tables }) => tables.map(({ database, categories }) => ({ name: database, categories })),
  inWords: ({ backupDays, binlogDays, purge }) => [
    `backups live ${days(backupDays)}`,
    `binlogs live ${days(binlogDays)}`,
    "leftOut" in purge
      ? `no row purge: ${purge.leftOut}`
      : `row purge every ${days(purge.everyDays)}${purge.at === undefined ? "" : ` at ${purge.at}`}`,
  ],
};

/** What an instance is set to, and when the rows of each table are gone with their backups and binlogs. */
function scheduleMysql(
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
      purge: purgeSettings(store),
      tables: mergeShared(
        tables.map(({ settings }) => settings),
        ({ database, name }) => `${database}.${name}`,
      ),
    },
    holdings: tables.map(({ holding }) => holding),
  };
}

function purgeSettings({ purge }: MysqlStorePolicy): MysqlSettings["purge"] {
  if ("leftOut" in purge) return purge;
  return { everyDays: purge.every.days, ...(purge.at !== undefined && { at: purge.at }) };
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
      ...readingOf(table),
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
      source:
        "the longer of backups.keepFor and binlogs.keepFor of the store; assumed: gone on the day it is due",
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
