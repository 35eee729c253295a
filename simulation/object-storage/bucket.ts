import { blocks, flag, text } from "../../terraform-json/arguments";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import type { Chance } from "../chance";
import type { Faults } from "../faults";
import { DAY, HOUR, type Moment, NEVER } from "../moment";
import { modulo } from "../recurring-times";
import { storeName } from "../store-name";
import type { Timeline } from "../timeline";
import type { Course, Unit } from "../unit";
import { type Lifecycle, lifecycleOf, rulesOf } from "./lifecycle-rules";

/** The service's day begins at midnight in Beijing: tencentcloud.com/document/product/436/40767 */
const BEIJING = 8 * HOUR;

/** Stands for a key that no rule names. */
const OTHER_KEYS = "";

/** A bucket is one unit, or one for each prefix that a rule names. */
export function bucketUnits(resources: Resources): Unit[] {
  return resources.ofType("tencentcloud_cos_bucket").flatMap((bucket) => {
    const rules = rulesOf(bucket);
    const prefixes = [...new Set([...rules.map(({ prefix }) => prefix), OTHER_KEYS])].sort();
    const versioned = keepsVersions(bucket, resources);
    return prefixes.map((prefix): Unit => {
      return {
        store: storeName(bucket),
        name: unitName(bucket, prefix, prefixes),
        notes: notesOn(bucket),
        course: (chance, faults) =>
          new BucketCourse(lifecycleOf(prefix, rules, chance), versioned, chance, faults),
      };
    });
  });
}

/** Versioning is on by the bucket's own argument, or by a resource that names the bucket. */
function keepsVersions(bucket: Resource, resources: Resources): boolean {
  return (
    flag(bucket.values, "versioning_enable") === true ||
    resources
      .naming(bucket, "tencentcloud_cos_bucket_version", "bucket")
      .some(({ values }) => text(values, "status")?.toLowerCase() === "enabled")
  );
}

class BucketCourse implements Course {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly versioned: boolean,
    private readonly chance: Chance,
    private readonly faults: Faults,
  ) {}

  turningPoints(near: Moment): Moment[] {
    return [midnightAfter(near)];
  }

  /** The upload breaks off, and is repeated at once and as a whole: there are fragments and an object. */
  write(timeline: Timeline): void {
    const { expireDays, nonCurrentDays, abortDays } = this.lifecycle;
    const fragments = timeline.make("fragments of an unfinished upload");
    timeline.at(this.run(timeline.now, abortDays), () => timeline.remove(fragments));
    const object = timeline.make("object", true);
    timeline.at(this.run(timeline.now, expireDays), () => {
      timeline.remove(object);
      if (!this.versioned) return;
      // A delete marker takes the object's place, which lives on as an old version from now.
      const version = timeline.make("old version");
      timeline.at(this.run(timeline.now, nonCurrentDays), () => timeline.remove(version));
    });
  }

  /** A rule runs from the midnight after a thing is due, and is done by the next one, which is included. */
  private run(from: Moment, days: number | undefined): Moment {
    if (days === undefined) return NEVER;
    const down = Math.ceil((this.faults["bucket-lifecycle"] ?? 0) / DAY) * DAY;
    return midnightAfter(from + days * DAY) + down + this.chance.between(0, DAY);
  }
}

/** What is due at midnight is due on the day that begins then, and waits for the next. */
function midnightAfter(moment: Moment): Moment {
  return moment - modulo(moment + BEIJING, DAY) + DAY;
}

function unitName({ values, address }: Resource, prefix: string, prefixes: readonly string[]): string {
  const bucket = text(values, "bucket") ?? address;
  if (prefixes.length === 1) return bucket;
  return prefix === OTHER_KEYS ? `${bucket}, other keys` : `${bucket}/${prefix}`;
}

function notesOn({ values }: Resource): string[] {
  const byDate = blocks(values, "lifecycle_rules").some((rule) =>
    blocks(rule, "expiration").some((expiration) => text(expiration, "date") !== undefined),
  );
  return [
    ...(byDate ? ["an expiration by date is not simulated: it ends once, not at an age"] : []),
    ...(blocks(values, "replica_rules").length > 0
      ? ["objects are replicated: what becomes of them in the other bucket is not counted here"]
      : []),
    ...(flag(values, "log_enable") === true
      ? ["accesses are logged: the log may hold an object's key for as long as its own bucket says"]
      : []),
  ];
}
