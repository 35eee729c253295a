import { blocks, flag, number, text } from "../../terraform-json/arguments";
import { clusterOf } from "../../terraform-json/cluster";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import type { Chance } from "../chance";
import type { Faults } from "../faults";
import { DAY, HOUR, type Moment, NEVER } from "../moment";
import { RecurringTimes } from "../recurring-times";
import { RepeatedCopies } from "../repeated-copies";
import { timesOf } from "../timer-expression";
import { duration } from "./duration";
import { isNamedBy } from "./name-pattern";

/** Of the automatic ones; no argument of Terraform changes it. */
const AUTOMATIC = 7 * DAY;

/** Assumed of the automatic ones. */
const LONGEST_WAIT_FOR_REMOVAL = DAY;

/** `slm.retention_duration` by default: how long a run takes that removes what has expired. */
const LONGEST_RETENTION_RUN = HOUR;

/** A snapshot policy that names no index is for all. */
const EVERY_INDEX = ["*"];

/** The snapshots that an index is in, and what had to be assumed. */
export interface Snapshots {
  readonly notes: readonly string[];
  course(chance: Chance, faults: Faults): RepeatedCopies[];
}

/** @param cluster undefined if the index does not say which it is in, or says one that is not there. */
export function snapshotsOf(index: string, cluster: Resource | undefined, resources: Resources): Snapshots {
  const automatic = automaticSnapshots(cluster, resources);
  const policies = resources
    .ofType("elasticstack_elasticsearch_snapshot_lifecycle")
    .filter(({ values }) => isNamedBy(index, listed(values["indices"]) ?? EVERY_INDEX))
    .filter((policy) => [undefined, cluster].includes(cluster && clusterOf(policy, resources)))
    .map(policyOf);
  return {
    notes: [...automatic.notes, ...policies.flatMap(({ notes }) => notes)],
    course: (chance, faults) => {
      const down = faults["snapshot-removal"] ?? 0;
      // The hour of `backup_time` is in the time of a zone that the Terraform does not name.
      const times = RecurringTimes.daily(chance.anywhere(DAY));
      const wait = chance.between(0, LONGEST_WAIT_FOR_REMOVAL);
      const daily = new RepeatedCopies("automatic snapshots", times, AUTOMATIC, (due) => due + down + wait);
      // A setting of the cluster says when in the day it removes them, `slm.retention_schedule`.
      const runs = RecurringTimes.daily(chance.anywhere(DAY));
      const run = chance.between(0, LONGEST_RETENTION_RUN);
      const removed = (due: Moment) => removal(due, runs, down) + run;
      return [...(automatic.made ? [daily] : []), ...policies.map(({ copies }) => copies(removed))];
    },
  };
}

function automaticSnapshots(
  cluster: Resource | undefined,
  resources: Resources,
): { made: boolean; notes: string[] } {
  const clusters = cluster ? [cluster] : resources.ofType("tencentcloud_elasticsearch_instance");
  const switches = clusters.map(
    ({ values }) => blocks(values, "cos_backup").map((backup) => flag(backup, "is_auto_backup"))[0],
  );
  const notes = [];
  if (!cluster && clusters.length > 1) {
    notes.push("nothing says which cluster it is in: that with automatic snapshots assumed, if there is one");
  }
  if (clusters.length === 0) {
    notes.push("its cluster is not in the Terraform: automatic snapshots of 7 days assumed");
  } else if (switches.includes(undefined)) {
    notes.push(
      "nothing says whether the cluster makes automatic snapshots: assumed that it does, for 7 days",
    );
  }
  return { made: switches.length === 0 || switches.some((on) => on !== false), notes };
}

/** A snapshot that has expired goes with the next retention run. */
function policyOf({ values, address }: Resource): {
  notes: string[];
  copies: (removed: (expired: Moment) => Moment) => RepeatedCopies;
} {
  const times = timesOf(text(values, "schedule") ?? "");
  const expireAfter = duration(text(values, "expire_after"));
  const keepsSome = (number(values, "min_count") ?? 0) > 0;
  const unending = expireAfter === undefined;
  return {
    notes: [
      ...(times ? [] : [`the schedule of ${address} is not understood: a snapshot at midnight assumed`]),
      ...(unending ? [`snapshots of ${address} do not expire`] : []),
      ...(keepsSome
        ? [`${address} keeps a least number of snapshots for as long as no newer ones are made`]
        : []),
    ],
    copies: (removed) =>
      new RepeatedCopies(
        `snapshots of ${text(values, "name") ?? address}`,
        times ?? RecurringTimes.daily(0),
        expireAfter ?? NEVER,
        removed,
      ),
  };
}

/** Of what is due at a moment, by a run that is not to be had for a while. */
function removal(due: Moment, runs: RecurringTimes, down: number): Moment {
  if (due === NEVER) return due;
  const run = runs.after(due);
  return down === 0 ? run : runs.from(run + down);
}

function listed(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}
