import { blocks, isObject, number, text } from "../../terraform-json/arguments";
import { jsonText } from "../../terraform-json/json-text";
import { clusterOf } from "../../terraform-json/cluster";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import type { Chance } from "../chance";
import type { Faults } from "../faults";
import { lastingUnit } from "../lasting-unit";
import { MINUTE } from "../moment";
import { storeName } from "../store-name";
import type { Unit } from "../unit";
import { duration } from "./duration";
import { type BackingIndices, IndexCourse } from "./index-course";
import { isNamedBy } from "./name-pattern";
import { snapshotsOf } from "./snapshots";

/** `indices.lifecycle.poll_interval` by default: how long a due step may wait to be looked at. */
const POLL = 10 * MINUTE;

/** The age of an index is looked at, then two conditions of the deletion, each perhaps at a look of its own. */
const LOOKS_AT_DELETION = 3;

/** Periods of a lifecycle policy, in milliseconds. */
interface Lifecycle {
  readonly rollAfter: number;
  readonly deleteAfter: number;
}

/** The data streams of a cluster under index lifecycle management, each a unit. */
export function dataStreamUnits(resources: Resources): Unit[] {
  const clusters = resources.ofType("tencentcloud_elasticsearch_instance");
  const [only] = clusters.length === 1 ? clusters : [];
  return resources.ofType("elasticstack_elasticsearch_data_stream").map((stream): Unit => {
    const name = text(stream.values, "name") ?? stream.address;
    const store = storeName(stream);
    const besides = resources.besides(stream);
    const snapshots = snapshotsOf(name, clusterOf(stream, resources) ?? only, besides);
    const lifecycle = lifecycleOf(name, besides);
    if (typeof lifecycle === "string") {
      return lastingUnit(store, name, "document", [lifecycle, ...snapshots.notes]);
    }
    return {
      store,
      name,
      notes: snapshots.notes,
      course: (chance, faults) =>
        new IndexCourse(backingIndices(lifecycle, chance, faults), snapshots.course(chance, faults)),
    };
  });
}

/** The age of a backing index counts from its rollover, whatever time its documents bear. */
function backingIndices(
  { rollAfter, deleteAfter }: Lifecycle,
  chance: Chance,
  faults: Faults,
): BackingIndices {
  const span = rollAfter + chance.between(0, POLL);
  const wait = chance.between(0, LOOKS_AT_DELETION * POLL) + (faults["index-lifecycle"] ?? 0);
  return { begin: chance.anywhere(span), span, deletedAfter: deleteAfter + wait };
}

/** The periods of the policy that a data stream is under, or why nothing deletes from it. */
function lifecycleOf(stream: string, resources: Resources): Lifecycle | string {
  const template = resources
    .ofType("elasticstack_elasticsearch_index_template")
    .filter(({ values }) => isNamedBy(stream, [values["index_patterns"]].flat()))
    .sort((a, b) => (number(b.values, "priority") ?? 0) - (number(a.values, "priority") ?? 0))[0];
  const policy = template && policyOf(template, resources);
  if (!policy) return "no lifecycle policy is linked to it: nothing deletes it";
  const [rollover] = blocks(policy.values, "hot").flatMap((hot) => blocks(hot, "rollover"));
  const rollAfter = duration(rollover && text(rollover, "max_age"));
  if (!rollAfter) return `${policy.address} has no rollover by max_age: nothing may ever delete it`;
  const [end] = blocks(policy.values, "delete").filter((phase) => blocks(phase, "delete").length > 0);
  if (!end) return `${policy.address} has no phase that deletes`;
  const deleteAfter = duration(text(end, "min_age") ?? "0ms");
  if (deleteAfter === undefined) return `min_age of ${policy.address} is not understood`;
  if (blocks(end, "wait_for_snapshot").length > 0) {
    return `${policy.address} waits for a snapshot: while snapshots fail, nothing is deleted`;
  }
  return { rollAfter, deleteAfter };
}

/** The policy that the template's settings name, or those of a component template that it is composed of. */
function policyOf(template: Resource, resources: Resources): Resource | undefined {
  const composedOf = resources.named(
    template,
    "composed_of",
    "elasticstack_elasticsearch_component_template",
  );
  const policies = resources.ofType("elasticstack_elasticsearch_index_lifecycle");
  for (const source of [template, ...composedOf.toReversed()]) {
    const name = blocks(source.values, "template").flatMap((body) => policyNameIn(body) ?? [])[0];
    const found =
      policies.find(({ values }) => name !== undefined && text(values, "name") === name) ??
      policies.find(({ address }) => source.references["template"]?.includes(address));
    if (found) return found;
  }
  return undefined;
}

function policyNameIn(body: Readonly<Record<string, unknown>>): string | undefined {
  const settings = jsonText(text(body, "settings"));
  if (!isObject(settings)) return undefined;
  const [lifecycle] = blocks(settings, "index").flatMap((index) => blocks(index, "lifecycle"));
  return text(settings, "index.lifecycle.name") ?? (lifecycle && text(lifecycle, "name"));
}
