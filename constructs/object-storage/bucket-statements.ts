import { Fn, Token, Tokenization } from "cdktf";
import type { Statement } from "../access/policy-document";

export interface BucketPart {
  readonly region: string;
  readonly appId: string;
  /** Whole name of the bucket, APPID included. */
  readonly bucketName: string;
  /** Key prefixes; none stands for the whole bucket. */
  readonly prefixes: readonly string[];
}

/** Only over HTTPS: tencentcloud.com/document/product/436/46206 (cos:secure-transport). */
const HTTPS = { bool_equal: { "cos:secure-transport": "true" } };

/**
 * Allows to fetch objects, and to list those of the given prefixes: the request has to name exactly one of them.
 * Where the whole bucket is allowed, so is a list of it.
 */
export function readObjects(part: BucketPart): Statement[] {
  const { prefixes } = part;
  return [
    {
      action: ["name/cos:GetObject", "name/cos:HeadObject"],
      effect: "allow",
      resource: objects(part),
      condition: HTTPS,
    },
    {
      action: ["name/cos:GetBucket"],
      effect: "allow",
      resource: [`${bucket(part)}/*`],
      condition: {
        ...HTTPS,
        ...(prefixes.length > 0 && { string_equal: { "cos:prefix": prefixes.map(urlEncoded) } }),
      },
    },
  ];
}

/** Allows to upload, in one piece or in several, and to give up an upload: tencentcloud.com/document/product/436/30580 */
export function writeObjects(part: BucketPart): Statement[] {
  return [
    {
      action: [
        "name/cos:PutObject",
        "name/cos:PostObject",
        "name/cos:InitiateMultipartUpload",
        "name/cos:UploadPart",
        "name/cos:ListParts",
        "name/cos:CompleteMultipartUpload",
        "name/cos:AbortMultipartUpload",
      ],
      effect: "allow",
      resource: objects(part),
      condition: HTTPS,
    },
  ];
}

function objects(part: BucketPart): string[] {
  const prefixes = part.prefixes.length > 0 ? part.prefixes : [""];
  return prefixes.map((prefix) => `${bucket(part)}/${prefix}*`);
}

/** As the document of the condition asks for. What only Terraform knows, Terraform encodes. */
function urlEncoded(prefix: string): string {
  return Tokenization.reverseString(prefix).tokens.reduce<string>(
    (text, token) => {
      const marker = Token.asString(token);
      return text.replaceAll(encodeURIComponent(marker), () => spacesAsInUrls(Fn.urlencode(marker)));
    },
    encodeURIComponent(wellFormed(prefix)),
  );
}

/** Without halves of surrogate pairs, which cannot be encoded. They are refused, but not before all is put together. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** Terraform writes a space as +, which is right in a form only. */
function spacesAsInUrls(encoded: string): string {
  return Fn.replace(encoded, "+", "%20");
}

function bucket({ region, appId, bucketName }: BucketPart): string {
  return `qcs::cos:${region}:uid/${appId}:${bucketName}`;
}
