import { definitionName, type ManagedIndex } from "../../constructs/elasticsearch/definitions/managed-index";

/** A name as a part of a path. */
export function path(...names: readonly string[]): string {
  return names.map(encodeURIComponent).join(",");
}

/** Body of `_search`: the time of the youngest document, and how many there are. */
export function youngestOf({ timeField }: ManagedIndex) {
  return {
    size: 0,
    track_total_hits: true,
    aggs: { youngest: { max: { field: timeField, format: "epoch_millis" } } },
  };
}

/**
 * The settings of an index that is to go when its youngest document is due. Under the policy without that date, age
 * would count from the creation of the index. It is never rolled over (`indexing_complete`); the policy still asks for
 * the name of an alias, unless it is a backing index, and that alias must not write to this index. The date in the name
 * of an index is no clock (`parse_origination_date`). `skip` and `prefer_ilm` are refused by versions that do not know
 * them (before 9.1 and before 8.9), when the old policy is off already: the checks stop at them.
 *
 * @param youngest in milliseconds since 1970, or what stands for it.
 */
export function adoptedSettings(
  { name }: ManagedIndex,
  youngest: number | string,
  isBackingIndex = false,
): object {
  return {
    "index.lifecycle.name": definitionName(name),
    "index.lifecycle.origination_date": youngest,
    "index.lifecycle.parse_origination_date": false,
    "index.lifecycle.indexing_complete": true,
    ...(!isBackingIndex && { "index.lifecycle.rollover_alias": name }),
  };
}
