import { z } from "zod";
import { customIssue } from "../../strict-yaml/check";
import { namedMap } from "../../strict-yaml/named-map";
import { LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS } from "../cloud-limits";
import { databaseName, freeText, tableName } from "../names";
import type { Period } from "../period";
import { period } from "../period-schema";
import type { KeepFor } from "../policy";
import { timeOfDay } from "../time-of-day-schema";
import { readingOf, TIME_UNITS, type TimeReading } from "../time-reading";
import { utcOffset } from "../utc-offset-schema";
import type { PolicyKind } from "./policy-kind";

export interface MysqlStorePolicy {
  readonly kind: "mysql";
  /** How long an automatic backup lives. */
  readonly backups: KeepFor;
  /** How long a binlog lives; never longer than the backups. */
  readonly binlogs: KeepFor;
  /** How often overdue rows are deleted, and at which time of day, or why nothing here deletes them. */
  readonly purge: { readonly every: Period; readonly at?: string } | { readonly leftOut: string };
}

export interface MysqlPlace {
  readonly store: string;
  readonly database: string;
  /** By table name. */
  readonly tables: Readonly<Record<string, MysqlTable>>;
}

export interface MysqlTable extends TimeReading {
  /** The element that says how old a row is: a declared `timestamp`, or with `unit` an `integer`. */
  readonly timeColumn: string;
  /** How much time one partition covers, if the table is partitioned. */
  readonly partition?: Period;
}

/** TencentDB for MySQL keeps automatic backups and binlogs within these (tc/236, mysql_backup_policy). */
const TENCENTDB = { minDays: LEAST_BACKUP_DAYS, maxDays: MOST_BACKUP_DAYS, source: "TencentDB" };

/** A timer can say every day, or a day of the week. */
const timerPeriod = period("How often overdue rows are deleted: P1D or P1W").superRefine((every, context) => {
  if (every.days === 1 || every.days === 7) return;
  context.addIssue(customIssue(`${every} cannot be set as a timer`, "allowed: P1D, P1W"));
});

const table = z
  .strictObject({
    timeColumn: z
      .string()
      .describe("The timestamp that says how old a row is, in UTC unless timeZone or unit says otherwise"),
    timeZone: utcOffset(
      "The fixed offset in which a DATETIME or a DATE is written, such as +08:00",
      "an age cannot be told from such a time",
    ).optional(),
    unit: z
      .enum(TIME_UNITS)
      .optional()
      .describe("If timeColumn is an integer: what it counts since 1970-01-01 in UTC"),
    partition: period("How much time one partition covers, if the table is partitioned").optional(),
  })
  .superRefine(({ timeZone, unit }, context) => {
    if (timeZone === undefined || unit === undefined) return;
    const wrong = `does not go with unit: ${unit} since 1970 are counted in UTC, wherever they are written`;
    context.addIssue(customIssue(wrong, "allowed: timeZone or unit, or neither", ["timeZone"], true));
  });

/** @internal */
export const mysql: PolicyKind<MysqlStorePolicy, MysqlPlace> = {
  store: z.strictObject({
    kind: z.literal("mysql"),
    backups: z.strictObject({
      keepFor: period("How long an automatic backup lives: 7 to 1830 days", TENCENTDB),
    }),
    binlogs: z.strictObject({
      keepFor: period("How long a binlog lives: at most as long as backups", TENCENTDB),
    }),
    purge: z
      .union([
        z.strictObject({
          every: timerPeriod,
          at: timeOfDay("At which time of day, such as 02:30+08:00").optional(),
        }),
        z.strictObject({ leftOut: freeText.describe("Why nothing here deletes the rows: they stay") }),
      ])
      .describe("How often overdue rows are deleted, or why nothing here deletes them"),
  }),

  place: {
    database: databaseName,
    tables: namedMap(tableName, table).describe("MySQL tables by name"),
  },

  *occupied({ store, database, tables }, path) {
    for (const [name, table] of Object.entries(tables)) {
      const at = [...path, "tables", name];
      yield {
        noun: "table",
        unit: `${database}.${name}`,
        // Whether MySQL tells upper and lower case apart depends on a setting of the server.
        key: JSON.stringify([store, database.toLowerCase(), name.toLowerCase()]),
        path: at,
        onKey: true,
        time: { element: table.timeColumn, reading: readingOf(table), path: [...at, "timeColumn"] },
        partition: { period: table.partition, path: [...at, "partition"] },
        // Columns are the same whatever their case.
        columns: { caseMatters: false },
      };
    }
  },
};
