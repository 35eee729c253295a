import { z } from "zod";
import { CPU, DISK, ENGINE_VERSIONS, MEMORY } from "../../constructs/mysql/defaults";
import { period } from "../../policy/period-schema";
import { utcOffset } from "../../policy/utc-offset-schema";
import { customIssue } from "../../strict-yaml/check";
import { wording } from "../../strict-yaml/expected";
import { count, onOrOff, region } from "../values";

/** What an environment may say of its MySQL stores. */
export const mysql = z.strictObject({
  memory: count("MB", ...MEMORY).describe("Memory in MB"),
  disk: count("GB", ...DISK).describe("Disk in GB"),
  cpu: count("cores", ...CPU).optional(),
  nodes: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .optional()
    .describe("The primary and its replicas"),
  engineVersion: z.enum(ENGINE_VERSIONS).optional(),
  port: count("the port", 1024, 65535)
    .superRefine((port, context) => {
      if (port === 3306)
        context.addIssue(
          customIssue("is the well-known port 3306", "allowed: another port from 1024 to 65535"),
        );
    })
    .optional(),
  deviceType: z.string().min(1).optional(),
  diskType: z.string().min(1).optional(),
  tls: onOrOff.optional(),
  encryptBackups: onOrOff.optional(),
  encryptDisks: z
    .union([z.literal("service-key"), z.strictObject({ keyId: z.string().min(1), region })])
    .register(wording, { allowed: "service-key, or { keyId, region }; it may be impossible to take back" })
    .optional(),
  rowPurge: z
    .strictObject({
      timerZone: utcOffset(
        "The fixed offset from UTC of the clock by which the service runs timers, such as +08:00",
        "the hour of a run cannot be told in it",
      ).optional(),
      ssmAccess: z.enum(["internal-endpoint", "public-egress"]).optional(),
      kmsKeyId: z.string().min(1).optional(),
      alarmNoticeIds: z.array(z.string().min(1)).min(1).optional(),
      alarmNamespace: z.string().min(1).optional(),
      alarmMetric: z.string().min(1).optional(),
      logsExpireAfter: period("How long the log of the row purge is kept", { maxDays: 3600 }).optional(),
    })
    .optional(),
});

/** What it may say of a single one only. */
export const mysqlStore = {
  importDatabases: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("The databases that exist, of an instance that is taken over"),
};
