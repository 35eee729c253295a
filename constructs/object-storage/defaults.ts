import { Period } from "../../policy/period";

/** No reason is known to keep the fragments of an upload that nobody finished. */
export const DEFAULT_UNFINISHED_UPLOADS_EXPIRE_AFTER = Period.days(1);

/** Server-side encryption with keys that the service manages. */
export const ENCRYPTION_ALGORITHM = "AES256";

/** Characters in a bucket name, APPID included (provider, validators.go:240). */
export const MOST_BUCKET_NAME_CHARACTERS = 60;

/** A bucket name, APPID included (provider, validators.go:240). */
export const BUCKET_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?-[0-9]{10}$/;
export const BUCKET_NAME_FORM =
  "lower-case letters, digits and hyphens, beginning and ending with a letter or digit, then a hyphen and the ten digits of the APPID";
