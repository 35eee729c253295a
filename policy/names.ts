import { z } from "zod";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { SYSTEM_DATABASES } from "./cloud-limits";

/** Names of stores and categories become ids of constructs and parts of names in the cloud. */
export const partName = name(
  /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
  "up to 40 lower-case letters, digits and hyphens, beginning with a letter, not ending in a hyphen",
).superRefine((text, context) => {
  // Every object of JavaScript has one: no construct can have it as an id.
  if (text !== "constructor") return;
  const allowed = "allowed: any other name: every object of JavaScript has this one already";
  context.addIssue(customIssue(`${JSON.stringify(text)} cannot be used`, allowed));
});

/** Names of elements become columns of MySQL, which holds them to 64 characters. */
export const elementName = name(
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/,
  "up to 64 letters, digits and underscores, beginning with a letter",
);

export const MYSQL_NAME = /^[A-Za-z](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/;
export const MYSQL_NAME_FORM =
  "up to 64 letters, digits, underscores and hyphens, beginning with a letter, ending in a letter or digit";

export const tableName = name(MYSQL_NAME, MYSQL_NAME_FORM);

export const databaseName = name(MYSQL_NAME, MYSQL_NAME_FORM)
  .superRefine((text, context) => {
    if (!SYSTEM_DATABASES.includes(text.toLowerCase())) return;
    const others = `allowed: any database but ${SYSTEM_DATABASES.join(", ")}`;
    context.addIssue(customIssue(`${JSON.stringify(text)} is a system database`, others));
  })
  .describe("The MySQL database");
wording.add(databaseName, { allowed: MYSQL_NAME_FORM });

/** Elasticsearch counts the bytes of a name. */
const LONGEST_INDEX_NAME_BYTES = 255;
export const INDEX_FORM =
  'up to 255 bytes in lower case, without spaces and \\ / * ? " < > | # : , and not beginning with - _ + .';

/** What Elasticsearch takes, and the cloud for an autonomous index. */
export const indexName = name(
  /^(?![_+.-])[^\p{Changes_When_Lowercased}\p{C}\s\\/*?"<>|#:,]+$/u,
  INDEX_FORM,
).superRefine((text, context) => {
  const bytes = Buffer.byteLength(text);
  if (bytes <= LONGEST_INDEX_NAME_BYTES) return;
  context.addIssue(customIssue(`is ${bytes} bytes long`, `allowed: up to ${LONGEST_INDEX_NAME_BYTES} bytes`));
});
wording.add(indexName, { allowed: INDEX_FORM });

export const DATA_STREAM_FORM =
  "a to z, 0 to 9 and ! $ % & ' ( ) + . ; = @ [ ] ^ { } ~ _ -, not beginning with - _ + .";

/** The provider elasticstack takes no other characters, whatever Elasticsearch would (data_stream, schema.go). */
export const DATA_STREAM_NAME = /^[a-z0-9!$%&'();=@[\]^{}~][a-z0-9!$%&'()+.;=@[\]^{}~_-]*$/;

export const REPOSITORY_FORM =
  'text without spaces and \\ / * ? " < > | # , and not beginning with - or _, such as snapshots';

/** What Elasticsearch takes (RepositoriesService); it reads a leading - or _ in a request as something else. */
export const REPOSITORY_NAME = /^(?![_-])[^\p{C}\s\\/*?"<>|#,]+$/u;

export const repositoryName = name(REPOSITORY_NAME, REPOSITORY_FORM);

/** What object storage takes as a key, 850 bytes long at most. */
const LONGEST_KEY_BYTES = 850;
export const PREFIX_FORM =
  'text that ends with "/", with no "/" at its start, no "//", "*" or "?", such as images/';

/** A folder of a bucket, as it were. */
export const objectPrefix = name(/^(?!\/)(?!.*\/\/)[^*?\p{C}]*\/$/u, PREFIX_FORM).superRefine(
  (text, context) => {
    const bytes = Buffer.byteLength(text);
    if (bytes <= LONGEST_KEY_BYTES) return;
    context.addIssue(customIssue(`is ${bytes} bytes long`, `allowed: up to ${LONGEST_KEY_BYTES} bytes`));
  },
);
wording.add(objectPrefix, { allowed: PREFIX_FORM });

/** Text that says something. */
export const freeText = name(/\S/, "text, not empty");

function name(pattern: RegExp, allowed: string): z.ZodString {
  const schema = z.string().regex(pattern);
  wording.add(schema, { allowed });
  return schema;
}
