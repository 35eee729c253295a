import { z } from "zod";
import { DISK } from "../../constructs/elasticsearch/defaults";
import { customIssue } from "../../strict-yaml/check";
import { wording } from "../../strict-yaml/expected";
import { count } from "../values";

const nodes = z.strictObject({
  count: count("nodes", 1, 50),
  type: z.string().min(1).describe("Node type, such as ES.S1.MEDIUM8"),
});

/** What an environment may say of its Elasticsearch stores. */
export const elasticsearch = z.strictObject({
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .register(wording, { allowed: 'a version in quotes, such as "7.14.2"' }),
  dataNodes: nodes.extend({ disk: count("GB", ...DISK), diskType: z.string().min(1).optional() }),
  masterNodes: nodes.optional(),
  ca: z
    .union([
      z.strictObject({
        presentedFingerprint: z
          .string()
          .regex(/^[0-9a-fA-F]{64}$/)
          .register(wording, {
            allowed: "the SHA-256 of a certificate that the cluster presents, 64 hexadecimal digits",
          })
          .describe("SHA-256 of a certificate that the cluster presents when it is connected to"),
      }),
      z.strictObject({
        certificate: z
          .string()
          .regex(/^-----BEGIN CERTIFICATE-----\n[^]+\n-----END CERTIFICATE-----\n?$/)
          .register(wording, { allowed: "a certificate in PEM" }),
      }),
    ])
    .optional()
    .describe(
      "With ilm: what Terraform trusts the cluster by, if no authority of the machine signed its certificate",
    ),
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

/** What it may say of a single one only. */
export const elasticsearchStore = { existing: existingCluster.optional() };
