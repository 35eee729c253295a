import { isDeepStrictEqual } from "node:util";
import { days } from "../../../policy/counted";
import type { MysqlSettings } from "../../../schedule/kinds/mysql";
import { REFUSED } from "../destroyed";
import { createdAndDestroyed, type Found, inPlace } from "../resource-words";
import { shared } from "../shared";
import type { DiffKind, Duration } from "./diff-kind";

export const mysql: DiffKind<MysqlSettings> = {
  durations({ backupDays, binlogDays, purge, tables }) {
    const everyDays = "leftOut" in purge ? undefined : purge.everyDays;
    return new Map<string, Duration>([
      ["backups", { days: backupDays }],
      ["binlogs", { days: binlogDays }],
      // Whether rows go at all is said with the rows.
      ...(everyDays === undefined
        ? []
        : [["row purge", { days: everyDays, told: waiting, withinDays: everyDays }] as const]),
      ...tables.map(({ database, name, partitionDays = 0 }) => {
        const unit = `${database}.${name}`;
        const told = (before: number, after: number) => otherPartition(unit, before, after, everyDays);
        const within = everyDays === undefined ? {} : { withinDays: everyDays };
        return [`a partition of ${unit}`, { days: partitionDays, told, ...within }] as const;
      }),
    ]);
  },

  resources(old, now) {
    const backups = old.backupDays !== now.backupDays || old.binlogDays !== now.binlogDays;
    return [
      ...(backups ? [inPlace("backup policy")] : []),
      ...createdAndDestroyed(databases(old), databases(now)),
      ...ofPurge(old, now),
    ];
  },

  left(store, unit, now) {
    const table = now.tables.find(({ database, name }) => `${database}.${name}` === unit);
    if (table) return shared(unit, table.deleteAfterDays);
    const [database = ""] = unit.split(".");
    return now.tables.some((other) => other.database === database)
      ? `nothing deletes the rows of ${unit} any more: they stay until somebody does`
      : `database ${database} of ${store} leaves the configuration: ${REFUSED}, it is dropped with everything in it`;
  },
};

function waiting(before: number, after: number): string {
  const words = `rows that are due wait for the row purge for up to ${days(after)}, instead of ${before}`;
  return after < before ? `${words}: those that wait at the deploy go within ${days(after)} of it` : words;
}

/** Partitions that are longer than the policy says are not waited for. */
function otherPartition(unit: string, before: number, after: number, everyDays: number | undefined): string {
  const words =
    after === 0
      ? `rows of ${unit} go when they are due, instead of up to ${days(before)} later with their partition`
      : `rows of ${unit} go with their partition, up to ${days(after)} after they are due, instead of ${before}`;
  return after < before && everyDays !== undefined
    ? `${words}: those that are later than that at the deploy go within ${days(everyDays)} of it`
    : words;
}

function databases({ tables }: MysqlSettings): ReadonlyMap<string, true> {
  return new Map(tables.map(({ database }) => [`database ${database}`, true]));
}

function ofPurge(
  { purge: old, tables }: MysqlSettings,
  { purge: now, tables: tablesNow }: MysqlSettings,
): Found[] {
  const words = "row purge: function, timer, account, log and alarm";
  if ("leftOut" in old) return "leftOut" in now ? [] : [{ change: "created", words }];
  if ("leftOut" in now) return [{ change: "destroyed", words }];
  const timer = isDeepStrictEqual(old, now) ? [] : [inPlace("timer of the row purge")];
  const partitioned = (all: typeof tables) => all.some(({ partitionDays }) => partitionDays !== undefined);
  return [
    ...timer,
    ...(isDeepStrictEqual(told(tables), told(tablesNow)) ? [] : [inPlace("settings of the row purge")]),
    // The name of the account's secret ends in a hash of its privileges.
    ...(partitioned(tables) === partitioned(tablesNow)
      ? []
      : [{ change: "replaced" as const, words: "account of the row purge: it has other privileges" }]),
  ];
}

/** What the row purge is told of its tables; whose data it is does not matter to it. */
function told(tables: MysqlSettings["tables"]): object[] {
  return tables.map((table) => ({ ...table, categories: [] }));
}
