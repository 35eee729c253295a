import { blocks, flag, number, text } from "../../../terraform-json/arguments";
import type { Resource } from "../../../terraform-json/resource";

/** One rule of a bucket's lifecycle, as far as it removes something. */
export interface LifecycleRule {
  /** For a person: `expire-everything`, or `rule 2` if it has no id. */
  readonly name: string;
  /** Keys that begin with it are covered; all of them if it is empty. */
  readonly prefix: string;
  /** Age in days at which an object expires. */
  readonly objectDays?: number;
  /** A date from which objects expire. */
  readonly objectDate?: string;
  /** Removes delete markers whose versions are all gone. */
  readonly deleteMarkers: boolean;
  /** Age in days, from when it was replaced, at which an old version expires. */
  readonly oldVersionDays?: number;
  /** Age in days at which the fragments of an unfinished upload are removed. */
  readonly uploadDays?: number;
  /** Arguments that say 0 days, which the provider drops without a word (cos_bucket.go:1921). */
  readonly dropped: readonly string[];
}

export function lifecycleRules(bucket: Resource["values"]): LifecycleRule[] {
  return blocks(bucket, "lifecycle_rules").map((rule, i) => {
    const [expiration = {}] = blocks(rule, "expiration");
    const [oldVersions = {}] = blocks(rule, "non_current_expiration");
    const [uploads = {}] = blocks(rule, "abort_incomplete_multipart_upload");
    const deleteMarkers = flag(expiration, "delete_marker") === true;
    const date = text(expiration, "date") || undefined;
    // Beside a date or a delete marker, a plan may show the days that nobody set as 0.
    const daysMatter = !deleteMarkers && date === undefined;
    const zeros = {
      "expiration.days": daysMatter && number(expiration, "days") === 0,
      "non_current_expiration.non_current_days": number(oldVersions, "non_current_days") === 0,
      "abort_incomplete_multipart_upload.days_after_initiation":
        number(uploads, "days_after_initiation") === 0,
    };
    return {
      name: text(rule, "id") || `rule ${i + 1}`,
      prefix: text(rule, "filter_prefix") ?? "",
      objectDays: positive(expiration, "days"),
      objectDate: date,
      deleteMarkers,
      oldVersionDays: positive(oldVersions, "non_current_days"),
      uploadDays: positive(uploads, "days_after_initiation"),
      dropped: Object.entries(zeros).flatMap(([argument, isZero]) => (isZero ? [argument] : [])),
    };
  });
}

/** The shortest period that the rules over a key prefix set; nothing if none of them covers all of it. */
export function shortestFor(
  rules: readonly LifecycleRule[],
  prefix: string,
  period: "objectDays" | "oldVersionDays" | "uploadDays",
): number | undefined {
  const days = rules.filter((rule) => prefix.startsWith(rule.prefix)).flatMap((rule) => rule[period] ?? []);
  return days.length > 0 ? Math.min(...days) : undefined;
}

function positive(block: Resource["values"], argument: string): number | undefined {
  const days = number(block, argument);
  return days !== undefined && days > 0 ? days : undefined;
}
