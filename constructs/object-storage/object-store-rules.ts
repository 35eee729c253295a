import { Token } from "cdktf";
import { MOST_BUCKET_DAYS } from "../../policy/cloud-limits";
import { nameForm, type PropRule, range } from "../prop-rule";
import { BUCKET_NAME, MOST_BUCKET_NAME_CHARACTERS } from "./defaults";
import type { ObjectStoreProps } from "./object-store";

/** What the props of a bucket must fulfil. */
export function objectStoreRules(props: ObjectStoreProps): PropRule[] {
  const periods = {
    expireAfter: props.expireAfter,
    versionsExpireAfter: props.versionsExpireAfter,
    unfinishedUploadsExpireAfter: props.unfinishedUploadsExpireAfter,
  };
  const bucketName = `${props.name}-${props.appId}`;
  return [
    nameForm(
      "name-appId",
      bucketName,
      BUCKET_NAME,
      MOST_BUCKET_NAME_CHARACTERS,
      "lower-case letters, digits and hyphens, then a hyphen and the ten digits of the APPID",
    ),
    ...Object.entries(periods).flatMap(([prop, period]) =>
      period ? [range(prop, period.days, 1, MOST_BUCKET_DAYS, "days")] : [],
    ),
    ...(props.prefixes ?? []).map((prefix) => ({
      rule: "prefix",
      prop: "prefixes",
      value: prefix,
      holds: /^[^*?]+$/.test(prefix),
      allowed: "a prefix without * and ?, or no prefixes for the whole bucket",
    })),
    ...(props.importFrom === undefined ? [] : [ownBucket(props.importFrom, bucketName)]),
  ];
}

/** A bucket that is taken over must have the name. A bucket cannot be renamed: Terraform would import one, destroy it and create another. */
export function ownBucket(importFrom: string, bucketName: string): PropRule {
  return {
    rule: "import",
    prop: "importFrom",
    value: importFrom,
    holds: importFrom === bucketName || Token.isUnresolved(bucketName),
    allowed: `${bucketName}, the bucket that name and appId make, or nothing to create it`,
  };
}
