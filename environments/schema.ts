import { z } from "zod";
import { MOST_BUCKET_DAYS } from "../policy/cloud-limits";
import { period } from "../policy/period-schema";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { namedMap } from "../strict-yaml/named-map";
import type { Environment } from "./environment";
import { access } from "./access-schema";
import { network } from "./network-schema";

/**
 * What an environment may be called: its name goes before every store's in the cloud. Without hyphens, so that no
 * two environments can make the same name: `prod` and `eu-images` would meet `prod-eu` and `images`.
 */
export const ENVIRONMENT_NAME = /^[a-z][a-z0-9]{0,19}$/;

const region = z
  .string()
  .regex(/^[a-z]+-[a-z]+(-[a-z0-9]+)?$/)
  .register(wording, { allowed: "a region, such as ap-guangzhou" });

const onOrOff = z.enum(["on", "off"]).transform((value) => value === "on");

const count = (unit: string, least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .register(wording, { allowed: `a whole number of ${unit} from ${least} to ${most}` });

const mysql = z.strictObject({
  memory: count("MB", 1000, 1_000_000).describe("Memory in MB"),
  disk: count("GB", 20, 100_000).describe("Disk in GB"),
  cpu: count("cores", 1, 1000).optional(),
  nodes: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .optional()
    .describe("The primary and its replicas"),
  engineVersion: z.enum(["5.7", "8.0", "8.4"]).optional(),
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
      ssmAccess: z.enum(["internal-endpoint", "public-egress"]).optional(),
      kmsKeyId: z.string().min(1).optional(),
      alarmNoticeIds: z.array(z.string().min(1)).min(1).optional(),
      alarmNamespace: z.string().min(1).optional(),
      alarmMetric: z.string().min(1).optional(),
      logsExpireAfter: period("How long the log of the row purge is kept", { maxDays: 3600 }).optional(),
    })
    .optional(),
});

const nodes = z.strictObject({
  count: count("nodes", 1, 50),
  type: z.string().min(1).describe("Node type, such as ES.S1.MEDIUM8"),
});

const elasticsearch = z.strictObject({
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .register(wording, { allowed: 'a version in quotes, such as "7.14.2"' }),
  dataNodes: nodes.extend({ disk: count("GB", 20, 100_000), diskType: z.string().min(1).optional() }),
  masterNodes: nodes.optional(),
  ca: z
    .union([
      z.strictObject({
        fingerprint: z
          .string()
          .regex(/^[0-9a-fA-F]{64}$/)
          .register(wording, { allowed: "the SHA-256 of a certificate, 64 hexadecimal digits" }),
      }),
      z.strictObject({
        certificate: z
          .string()
          .regex(/^-----BEGIN CERTIFICATE-----\n[^]+\n-----END CERTIFICATE-----\n?$/)
          .register(wording, { allowed: "a certificate in PEM" }),
      }),
    ])
    .optional()
    .describe("With ilm: the cluster's certificate authority, if it is none that every machine knows"),
});

const ENDPOINT = "an https address without an account and a path, such as https://10.20.6.8:9200";
const endpoint = z
  .string()
  .register(wording, { allowed: ENDPOINT })
  .superRefine((text, context) => {
    if (/^https:\/\/[^\s/?#@:]+(:\d{1,5})?$/.test(text)) return;
    // What stands before an @ may be a password, which no error should repeat.
    const wrong = text.includes("@") ? "has an account in it" : `is ${JSON.stringify(text)}`;
    context.addIssue(customIssue(wrong, `allowed: ${ENDPOINT}`));
  });

const existingCluster = z
  .strictObject({
    endpoint,
    username: z
      .string()
      .regex(/^[^\s:]+$/)
      .register(wording, { allowed: "the name of an account, such as elastic" }),
  })
  .describe("With ilm: the cluster to use in place of a new one");

const objectStorage = z.strictObject({
  accessLogs: z
    .strictObject({ keepFor: period("How long a log file is kept", { maxDays: MOST_BUCKET_DAYS }) })
    .optional(),
});

const override = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/)
    .register(wording, {
      allowed: "lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen",
    })
    .optional(),
  ...mysql.partial().shape,
  ...elasticsearch.partial().shape,
  existing: existingCluster.optional(),
  ...objectStorage.shape,
  ...access.shape,
});

const state = z.discriminatedUnion("backend", [
  z.strictObject({ backend: z.literal("local") }),
  z.strictObject({
    backend: z.literal("cos"),
    bucket: z
      .string()
      .regex(/^[a-z0-9-]+-\d{10}$/)
      .register(wording, { allowed: "the whole name of a bucket, with its APPID" }),
    prefix: z.string().min(1),
    region,
    encryption: onOrOff,
  }),
]);

/** What every resource is tagged with anyway. */
const OWN_TAGS = ["environment", "store", "category"];
const TAG_TEXT = "letters, digits, spaces and + - = . _ : / @ ( ) [ ]";

const tags = namedMap(
  z
    .string()
    .regex(/^(?!qcs:|tencentcloud:|project$)[\p{L}\p{N} +\-=._:/@()[\]]{1,127}$/iu)
    .register(wording, { allowed: `up to 127 ${TAG_TEXT}` }),
  z
    .string()
    .regex(/^[\p{L}\p{N} +\-=._:/@()[\]]{0,255}$/u)
    .register(wording, { allowed: `text of up to 255 ${TAG_TEXT}` }),
).superRefine((map, context) => {
  for (const name of OWN_TAGS.filter((own) => Object.hasOwn(map, own))) {
    context.addIssue(customIssue(`the tag ${name} is set already`, "allowed: any other name", [name], true));
  }
});

const APP_ID = "the account's APPID: the ten digits that every bucket name ends in";
const appId = z
  .union([z.string(), z.int()])
  .register(wording, { allowed: APP_ID })
  .transform(String)
  .superRefine((text, context) => {
    if (!/^\d{10}$/.test(text))
      context.addIssue(customIssue(`is ${JSON.stringify(text)}`, `allowed: ${APP_ID}`));
  });

const UIN = "the UIN of the account that Terraform runs as, such as 100000000001";
const creatorUin = z
  .union([z.string(), z.int()])
  .register(wording, { allowed: UIN })
  .transform(String)
  .superRefine((text, context) => {
    if (!/^[1-9]\d{4,19}$/.test(text))
      context.addIssue(customIssue(`is ${JSON.stringify(text)}`, `allowed: ${UIN}`));
  });

/** The form of an environment file. */
export const environmentSchema = z
  .strictObject({
    region,
    appId,
    creatorUin: creatorUin.optional(),
    backupDownloads: z.enum(["intranet", "unmanaged"]).default("intranet"),
    network,
    mysql: mysql.optional(),
    elasticsearch: elasticsearch.optional(),
    objectStorage: objectStorage.default({}),
    stores: z.record(z.string(), override).default({}),
    tags: tags.default({}),
    destroyProtection: onOrOff,
    state,
  })
  .superRefine(({ region, network }, context) => {
    for (const zone of Object.keys(network?.subnets ?? {}).filter((zone) => !zone.startsWith(`${region}-`))) {
      const path = ["network", "subnets", zone];
      context.addIssue(
        customIssue(`is not a zone of ${region}`, `allowed: a zone such as ${region}-1`, path, true),
      );
    }
  }) satisfies z.ZodType<Environment, unknown>;

/** What an environment may say of a single store, by the store's kind. */
export const STORE_OPTIONS = {
  mysql: ["name", ...Object.keys(mysql.shape), "readers", "writers", "administrators"],
  elasticsearch: [
    "name",
    "existing",
    ...Object.keys(elasticsearch.shape),
    "readers",
    "writers",
    "administrators",
  ],
  "object-storage": ["name", ...Object.keys(objectStorage.shape), "readers", "writers"],
} as const;
