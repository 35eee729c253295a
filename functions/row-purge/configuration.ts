import * as z from "zod/mini";
import { PurgeError } from "./purge-error";

/** What the row purge is told: plain JSON, made from the retention schedule. */
export interface PurgeConfiguration {
  readonly tables: readonly TableConfiguration[];
  readonly batch: BatchLimits;
  /** How far ahead of the database's clock partitions are created, in days. */
  readonly partitionsAheadDays: number;
  /** How long one statement waits for a lock that somebody else holds, in seconds. */
  readonly lockWaitSeconds: number;
  /** How long after its start a run begins no further work, in seconds: well below the time limit of the function. */
  readonly deadlineSeconds: number;
}

export interface TableConfiguration {
  readonly database: string;
  readonly name: string;
  /** A DATETIME or DATE, a TIMESTAMP, or with `unit` an integer. */
  readonly timeColumn: string;
  /** The fixed offset in which a DATETIME or DATE is written, such as "+08:00". @default UTC */
  readonly timeZone?: string | undefined;
  /** What an integer counts since 1970-01-01 in UTC. @default it is no integer, but a time */
  readonly unit?: "seconds" | "milliseconds" | undefined;
  /** A row older than this is deleted, in days of 24 hours. */
  readonly deleteAfterDays: number;
  /** A row older than this should be gone: if one is left after a run, the run has failed. In days. */
  readonly overdueAfterDays: number;
  /** How much time one partition covers, in days. @default the table is not meant to be partitioned */
  readonly partitionDays?: number | undefined;
}

/** How rows are deleted a few at a time, so that nobody else waits for long. */
export interface BatchLimits {
  /** Rows of the first batch; later ones follow from how long a batch takes. */
  readonly firstRows: number;
  readonly leastRows: number;
  readonly mostRows: number;
  /** How long a batch should take, in milliseconds. */
  readonly targetMilliseconds: number;
  /** How long to pause after a batch, as a share of the time that it took. */
  readonly pauseShare: number;
}

/** MySQL holds the names of databases, tables and columns to 64 characters. */
const identifier = z.string().check(
  z.refine((text) => /^[^\0]{1,64}$/u.test(text) && text.trim() === text, {
    error: "is not a name of 1 to 64 characters",
  }),
);

const NOT_A_COUNT = "not a whole number above 0";
const count = z
  .int({ error: ({ input }) => say(input, NOT_A_COUNT) })
  .check(z.positive({ error: `is ${NOT_A_COUNT}` }));

/** As in policy/utc-offset.ts, which the function does not take along; a test compares the two. */
const UTC_OFFSET = /^(?!-00:00$)(?:[+-](?:0\d|1[01]):[0-5]\d|\+1[23]:[0-5]\d|-12:00|\+14:00)$/;

const table = z
  .strictObject({
    database: identifier,
    name: identifier,
    timeColumn: identifier,
    timeZone: z.optional(
      z.string().check(
        z.refine((text) => UTC_OFFSET.test(text), {
          error: "is not an offset from -12:00 to +14:00, such as +08:00",
        }),
      ),
    ),
    unit: z.optional(z.enum(["seconds", "milliseconds"], { error: "is not seconds or milliseconds" })),
    deleteAfterDays: count,
    overdueAfterDays: count,
    partitionDays: z.optional(count),
  })
  .check(
    z.refine(({ deleteAfterDays, overdueAfterDays }) => overdueAfterDays >= deleteAfterDays, {
      path: ["overdueAfterDays"],
      error: "is less than deleteAfterDays",
    }),
    z.refine(({ timeZone, unit }) => timeZone === undefined || unit === undefined, {
      path: ["timeZone"],
      error: "does not go with unit, which is counted in UTC",
    }),
  );

const batch = z
  .strictObject({
    firstRows: count,
    leastRows: count,
    mostRows: count,
    targetMilliseconds: count,
    pauseShare: z.number().check(z.gte(0, { error: "is below 0" })),
  })
  .check(
    z.refine(({ firstRows, leastRows, mostRows }) => leastRows <= firstRows && firstRows <= mostRows, {
      error: "does not keep leastRows <= firstRows <= mostRows",
    }),
  );

const configuration = z.strictObject({
  tables: z.array(table).check(
    z.minLength(1, { error: "names no table" }),
    z.refine((tables) => new Set(tables.map(tableId)).size === tables.length, {
      error: "names a table twice",
    }),
  ),
  batch,
  partitionsAheadDays: count,
  lockWaitSeconds: count,
  deadlineSeconds: count,
});

/** What the lines of a run call a table. */
export function tableId({ database, name }: Pick<TableConfiguration, "database" | "name">): string {
  return `${database}.${name}`;
}

/**
 * Reads a configuration from JSON, strictly.
 *
 * @throws PurgeError with everything that is wrong with it.
 */
export function readConfiguration(json: string): PurgeConfiguration {
  const read = configuration.safeParse(parse(json), {
    error: ({ input, expected }) => say(input, `not of the type ${String(expected)}`),
  });
  if (read.success) return read.data;
  const wrong = read.error.issues.flatMap((issue) => {
    const at = ["PURGE_CONFIGURATION", ...issue.path].join(".");
    if (issue.code !== "unrecognized_keys") return [`${at}: ${issue.message}`];
    return issue.keys.map((key) => `${at}: unknown key ${JSON.stringify(key)}`);
  });
  throw new PurgeError(wrong.join("\n"));
}

function say(input: unknown, otherwise: string): string {
  return input === undefined ? "is missing" : `is ${otherwise}`;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new PurgeError("PURGE_CONFIGURATION: is not JSON");
  }
}
