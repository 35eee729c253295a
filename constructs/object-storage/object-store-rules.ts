import { nameForm, type PropRule, range } from "../prop-rule";
import { BUCKET_NAME, MOST_BUCKET_NAME_CHARACTERS, MOST_EXPIRY_DAYS } from "./defaults";
import type { ObjectStoreProps } from "./object-store";

/** What the props of a bucket must fulfil. */
export function objectStoreRules(props: ObjectStoreProps): PropRule[] {
  const periods = {
    expireAfter: props.expireAfter,
    versionsExpireAfter: props.versionsExpireAfter,
    unfinishedUploadsExpireAfter: props.unfinishedUploadsExpireAfter,
  };
  return [
    nameForm(
      "name-appId",
      `${props.name}-${props.appId}`,
      BUCKET_NAME,
      MOST_BUCKET_NAME_CHARACTERS,
      "lower-case letters, digits and hyphens, then a hyphen and the ten digits of the APPID",
    ),
    ...Object.entries(periods).flatMap(([prop, period]) =>
      period ? [range(prop, period.days, 1, MOST_EXPIRY_DAYS, "days")] : [],
    ),
  ];
}
