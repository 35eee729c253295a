import { z } from "zod";
import { customIssue } from "../strict-yaml/check";
import { freeText, repositoryName } from "./names";
import { LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS, MOST_BUCKET_DAYS } from "./cloud-limits";
import { period } from "./period-schema";

/** TencentDB for MySQL keeps automatic backups and binlogs within these (tc/236, mysql_backup_policy). */
const TENCENTDB = { minDays: LEAST_BACKUP_DAYS, maxDays: MOST_BACKUP_DAYS, source: "TencentDB" };
const BUCKET = { maxDays: MOST_BUCKET_DAYS, source: "object storage" };

/** A timer can say every day, or a day of the week. */
const timerPeriod = period("How often overdue rows are deleted: P1D or P1W").superRefine((every, context) => {
  if (every.days === 1 || every.days === 7) return;
  context.addIssue(customIssue(`${every} cannot be set as a timer`, "allowed: P1D, P1W"));
});

const mysqlStore = z.strictObject({
  kind: z.literal("mysql"),
  backups: z.strictObject({
    keepFor: period("How long an automatic backup lives: 7 to 1830 days", TENCENTDB),
  }),
  binlogs: z.strictObject({
    keepFor: period("How long a binlog lives: at most as long as backups", TENCENTDB),
  }),
  purge: z
    .union([
      z.strictObject({ every: timerPeriod }),
      z.strictObject({ leftOut: freeText.describe("Why nothing here deletes the rows: they stay") }),
    ])
    .describe("How often overdue rows are deleted, or why nothing here deletes them"),
});

const elasticsearchStore = z.strictObject({
  kind: z.literal("elasticsearch"),
  lifecycle: z
    .enum(["autonomous-index", "ilm"])
    .describe(
      "Who deletes indices: Tencent Cloud's autonomous index, or lifecycle management in the cluster",
    ),
  partition: period("How much time one index covers: what is deleted is a whole index"),
  snapshots: z
    .union([
      z.literal("off"),
      z.strictObject({
        keepFor: period("How long a snapshot lives; automatic ones live 7 days"),
        repository: repositoryName
          .optional()
          .describe("The snapshot repository of the cluster that they are put into, with ilm"),
      }),
    ])
    .describe("off, or how long snapshots live, and where"),
});

const objectStore = z.strictObject({
  kind: z.literal("object-storage"),
  unfinishedUploads: z.strictObject({ keepFor: period("When fragments of broken-off uploads go", BUCKET) }),
  versions: z
    .strictObject({ keepFor: period("How long an old version lives", BUCKET) })
    .optional()
    .describe("If this is there, versioning is on, and old versions expire"),
});

/** What a store of each kind is set to. */
export const storeSchema = z.discriminatedUnion("kind", [mysqlStore, elasticsearchStore, objectStore]);
