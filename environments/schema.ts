import { z } from "zod";
import { CREATOR_UIN_FORM, UIN } from "../constructs/access/creator-uin";
import {
  BUCKET_NAME,
  BUCKET_NAME_FORM,
  MOST_BUCKET_NAME_CHARACTERS,
} from "../constructs/object-storage/defaults";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { namedMap } from "../strict-yaml/named-map";
import type { Environment } from "./environment";
import { access } from "./access-schema";
import { kindOptions, storeOptions } from "./kinds";
import { network } from "./network-schema";
import { onOrOff, region } from "./values";

const override = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/)
    .register(wording, {
      allowed: "lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen",
    })
    .optional(),
  importFrom: z
    .string()
    .min(1)
    .optional()
    .describe(
      "What exists and is taken over: the id of an instance or a cluster, or the whole name of a bucket",
    ),
  ...storeOptions,
  ...access.shape,
});

const state = z.discriminatedUnion("backend", [
  z.strictObject({ backend: z.literal("local") }),
  z.strictObject({
    backend: z.literal("cos"),
    bucket: z
      .string()
      .regex(BUCKET_NAME)
      .max(MOST_BUCKET_NAME_CHARACTERS)
      .register(wording, {
        allowed: `the whole name of a bucket: ${BUCKET_NAME_FORM}, at most ${MOST_BUCKET_NAME_CHARACTERS} characters`,
      }),
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

const creatorUin = z
  .union([z.string(), z.int()])
  .register(wording, { allowed: CREATOR_UIN_FORM })
  .transform(String)
  .superRefine((text, context) => {
    if (!UIN.test(text))
      context.addIssue(customIssue(`is ${JSON.stringify(text)}`, `allowed: ${CREATOR_UIN_FORM}`));
  });

/** The form of an environment file. */
export const environmentSchema = z
  .strictObject({
    region,
    appId,
    creatorUin: creatorUin.optional(),
    backupDownloads: z.enum(["intranet", "unmanaged"]).default("intranet"),
    network,
    ...kindOptions,
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
