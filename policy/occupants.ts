import type { Path } from "../strict-yaml/problem";
import type { Period } from "./period";
import type { Elements, Policy, Retention } from "./policy";

/** A category in one table, index or bucket: in what deletes its data as a whole. */
export interface Occupant {
  readonly category: string;
  readonly retention: Retention;
  readonly elements: Elements;
  /** Where the policy says that it lies there. */
  readonly path: Path;
  readonly kind: "table" | "index" | "bucket";
  /** As a problem calls it, such as `table monitoring.interface_call`. */
  readonly label: string;
  /** The same for all who share it. */
  readonly key: string;
  /** The element that says how old the data is. */
  readonly time?: { readonly element: string; readonly path: Path };
  readonly partition?: { readonly period: Period | undefined; readonly path: Path };
  readonly prefixes?: { readonly list: readonly string[]; readonly path: Path };
}

/** Every category in every table, index and bucket of a policy, in the order of the file. */
export function* occupants(policy: Policy): Iterable<Occupant> {
  for (const [category, { retention, elements, storedIn }] of Object.entries(policy.categories)) {
    for (const [index, place] of storedIn.entries()) {
      const path = ["categories", category, "storedIn", index];
      const base = { category, retention, elements };
      if ("tables" in place) {
        for (const [name, { timeColumn, partition }] of Object.entries(place.tables)) {
          const table = [...path, "tables", name];
          yield {
            ...base,
            path: table,
            kind: "table",
            label: `table ${place.database}.${name}`,
            // Whether MySQL tells upper and lower case apart depends on a setting of the server.
            key: JSON.stringify([place.store, place.database.toLowerCase(), name.toLowerCase()]),
            time: { element: timeColumn, path: [...table, "timeColumn"] },
            partition: { period: partition, path: [...table, "partition"] },
          };
        }
      } else if ("index" in place) {
        yield {
          ...base,
          path: [...path, "index"],
          kind: "index",
          label: `index ${place.index}`,
          key: JSON.stringify([place.store, place.index]),
          time: { element: place.timeField, path: [...path, "timeField"] },
        };
      } else {
        yield {
          ...base,
          path: [...path, "store"],
          kind: "bucket",
          label: `bucket ${place.store}`,
          key: JSON.stringify([place.store]),
          prefixes: { list: place.prefixes ?? [""], path: [...path, "prefixes"] },
        };
      }
    }
  }
}

/** Each occupant with those before it in the same table, index or bucket. */
export function* withEarlier(policy: Policy): Iterable<{ occupant: Occupant; earlier: readonly Occupant[] }> {
  const byKey = new Map<string, Occupant[]>();
  for (const occupant of occupants(policy)) {
    const earlier = byKey.get(occupant.key) ?? [];
    yield { occupant, earlier: [...earlier] };
    byKey.set(occupant.key, [...earlier, occupant]);
  }
}
