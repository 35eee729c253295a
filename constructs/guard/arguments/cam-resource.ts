import { isKnown } from "../../../terraform-json/arguments";
import { withTemplatesAs } from "../../../terraform-json/template";

/** `*` is any text, `?` any character: tencentcloud.com/document/product/598/10606 */
const WILDCARD = /[*?]/;

/** Whose resource it is, in the middle of its name: `secret/creatorUin/100000000001/calls`. */
const OWNER = /\/(?:creatorUin|uin)\/[^/]*/gi;

export function hasWildcard(text: string): boolean {
  return WILDCARD.test(withTemplatesAs(text, "x"));
}

/**
 * Whether a resource of a policy, `qcs::service:region:account:type/name`, is singled out by its whole name: a wildcard
 * may stand below the name (`bucket-1250000000/*`), and for region, account and owner, which the name needs not. An
 * empty part means any as well.
 */
export function isNamed(resource: string): boolean {
  const [qcs, , service = "", , , ...rest] = withTemplatesAs(resource, "x").split(":");
  if (rest.length === 0) return !isKnown(resource);
  const path = rest.join(":");
  return [qcs, service, ...(service === "cos" ? bucketOf(path) : typeAndName(path))].every(
    (part) => part !== undefined && part !== "" && !WILDCARD.test(part),
  );
}

/** `bucket-1250000000/key`, or the older `prefix//1250000000/bucket/key`. */
function bucketOf(path: string): (string | undefined)[] {
  const segments = path.split("/");
  return [segments[0] === "prefix" ? segments[3] : segments[0]];
}

function typeAndName(path: string): (string | undefined)[] {
  const [type, name] = path.replace(OWNER, "").split("/");
  return WILDCARD.test(path) ? [type, name] : [path.endsWith("/") ? "" : path];
}
