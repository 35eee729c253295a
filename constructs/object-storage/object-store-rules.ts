import { Token, Tokenization } from "cdktf";
import { MOST_BUCKET_DAYS } from "../../policy/cloud-limits";
import { objectPrefix, PREFIX_FORM } from "../../policy/names";
import { EVALUATED } from "../../strict-yaml/evaluated";
import { nameForm, type PropRule, range } from "../prop-rule";
import { regionForm } from "../region";
import { BUCKET_NAME, BUCKET_NAME_FORM, MOST_BUCKET_NAME_CHARACTERS } from "./defaults";
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
    bucketNameForm("name-appId", bucketName),
    regionForm("region", props.region),
    ...(props.accessLogs && "bucket" in props.accessLogs
      ? [bucketNameForm("accessLogs.bucket", props.accessLogs.bucket)]
      : []),
    ...Object.entries(periods).flatMap(([prop, period]) =>
      period ? [range(prop, period.days, 1, MOST_BUCKET_DAYS, "days")] : [],
    ),
    ...(props.prefixes === undefined ? [] : prefixRules(props.prefixes)),
    ...(props.importFrom === undefined ? [] : [ownBucket(props.importFrom, bucketName)]),
  ];
}

/** The rule that a name can be the whole name of a bucket. */
export function bucketNameForm(prop: string, name: string): PropRule {
  return nameForm(prop, name, BUCKET_NAME, MOST_BUCKET_NAME_CHARACTERS, BUCKET_NAME_FORM);
}

/** The form that a policy holds them to: without the slash at its end, `images` would grant `images-private/` as well. */
function prefixRules(prefixes: readonly string[]): PropRule[] {
  const rule = { rule: "prefix", prop: "prefixes" };
  return [
    {
      ...rule,
      value: prefixes,
      holds: prefixes.length > 0,
      allowed: "one prefix or more, or no `prefixes` for the whole bucket",
    },
    ...prefixes.map(withoutTokens).map((prefix) => ({
      ...rule,
      value: prefix,
      holds: objectPrefix.safeParse(prefix).success && !EVALUATED.test(prefix),
      allowed: `${PREFIX_FORM}; up to 850 bytes, without \${ and %{, which Terraform would evaluate`,
    })),
    ...prefixes.map((prefix, i) => ({
      ...rule,
      value: prefix,
      holds: prefixes.indexOf(prefix) === i,
      allowed: "each prefix once",
    })),
  ];
}

/** What Terraform will put in cannot be judged, but what is around it can: its stars and its slash are granted as they are. */
function withoutTokens(text: string): string {
  return Tokenization.reverseString(text).tokens.reduce<string>(
    (rest, token) => rest.replaceAll(Token.asString(token), "…"),
    text,
  );
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
