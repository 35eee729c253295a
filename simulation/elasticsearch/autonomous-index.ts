import { blocks, flag, isObject, text } from "../../terraform-json/arguments";
import { jsonText } from "../../terraform-json/json-text";
import { clusterKey, isInCluster } from "../../terraform-json/cluster";
import type { Resource } from "../../terraform-json/resource";
import { Resources } from "../../terraform-json/resources";
import type { Chance } from "../chance";
import type { Faults } from "../faults";
import { lastingUnit } from "../lasting-unit";
import { DAY } from "../moment";
import { storeName } from "../store-name";
import type { Unit } from "../unit";
import { duration } from "./duration";
import { type BackingIndices, IndexCourse } from "./index-course";
import { snapshotsOf } from "./snapshots";

/** How long an index may wait for the platform to look at it: assumed, for it is not documented. */
const LONGEST_WAIT = DAY;

/** What the options of an index say about the life of its backing indices, in milliseconds. */
interface Lifecycle {
  readonly expireAfter: number;
  readonly rollAfter: number;
  readonly writeMode: "time_partition" | "append_only";
}

/** The indices that are created through the cloud API, each a unit. */
export function autonomousIndexUnits(resources: Resources): Unit[] {
  return resources.ofType("tencentcloud_elasticsearch_index").map((index): Unit => {
    const [cluster] = resources.named(index, "instance_id", "tencentcloud_elasticsearch_instance");
    const name = text(index.values, "index_name") ?? index.address;
    const store = storeName(cluster ?? index);
    const { lifecycle, notes } = lifecycleOf(index);
    const snapshots = snapshotsOf(name, cluster, withoutNamesakes(name, resources));
    const allNotes = [...notes, ...snapshots.notes];
    if (!lifecycle) return lastingUnit(store, name, "document", allNotes);
    return {
      store,
      name,
      notes: allNotes,
      course: (chance, faults) =>
        new IndexCourse(backingIndices(lifecycle, chance, faults), snapshots.course(chance, faults)),
    };
  });
}

/** A cluster with a data stream of this name is another: both cannot be in one, and neither can what is beside it. */
function withoutNamesakes(name: string, resources: Resources): Resources {
  const elsewhere = resources
    .ofType("elasticstack_elasticsearch_data_stream")
    .filter(({ values }) => text(values, "name") === name)
    .map(clusterKey);
  if (elsewhere.length === 0) return resources;
  return new Resources(
    resources.all.filter((other) => !isInCluster(other) || !elsewhere.includes(clusterKey(other))),
  );
}

/**
 * Partitioned by time, a backing index takes the documents of its period, and expires that long after the period's
 * end. Otherwise it takes what is written until it is rolled over, and expires that long after its creation.
 */
function backingIndices(
  { expireAfter, rollAfter, writeMode }: Lifecycle,
  chance: Chance,
  faults: Faults,
): BackingIndices {
  const wait = chance.between(0, LONGEST_WAIT) + (faults["index-lifecycle"] ?? 0);
  if (writeMode === "time_partition") {
    return { begin: chance.anywhere(rollAfter), span: rollAfter, deletedAfter: expireAfter + wait };
  }
  const span = rollAfter + chance.between(0, LONGEST_WAIT);
  return { begin: chance.anywhere(span), span, deletedAfter: Math.max(0, expireAfter - span) + wait };
}

function lifecycleOf({ values }: Resource): { lifecycle?: Lifecycle; notes: string[] } {
  if (text(values, "index_type") !== "auto") return { notes: ["a plain index: nothing deletes it"] };
  const options = optionsIn(text(values, "index_meta_json"));
  if (!options) return { notes: ["its options are not known or not understood: nothing deletes it"] };
  const expireAfter = duration(text(options, "expire.max_age"));
  const rollAfter = duration(text(options, "rollover.max_age"));
  const writeMode = text(options, "write_mode");
  if (!expireAfter) return { notes: ["expire.max_age is not set: nothing deletes it"] };
  if (!rollAfter) return { notes: ["rollover.max_age is not set: it may never be rolled over"] };
  if (writeMode !== "time_partition" && writeMode !== "append_only") {
    return { notes: [`write_mode is ${writeMode ?? "not set"}: when it would be deleted is not known`] };
  }
  if (writeMode === "append_only" && flag(options, "pre_create.enable") === false) {
    return { notes: ["pre_create.enable is off: it is never rolled over by age, and nothing deletes it"] };
  }
  const dynamic = flag(options, "rollover.dynamic") !== false;
  return {
    lifecycle: { expireAfter, rollAfter, writeMode },
    notes: dynamic
      ? ["rollover.dynamic is not off: the platform may stretch a backing index, which is not simulated"]
      : [],
  };
}

function optionsIn(json: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const parsed = jsonText(json);
  return isObject(parsed) ? blocks(parsed, "options")[0] : undefined;
}
