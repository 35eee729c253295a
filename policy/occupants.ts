import { POLICY_KINDS } from "./kinds";
import type { Occupied, PolicyKind } from "./kinds/policy-kind";
import type { DeclaredStores } from "./place";
import type { Elements, Place, Policy, Retention, Store } from "./policy";

/** A category in one table, index or bucket: in what deletes its data as a whole. */
export interface Occupant extends Occupied {
  readonly category: string;
  readonly retention: Retention;
  readonly elements: Elements;
  readonly store: string;
  /** As a problem calls it, such as `table monitoring.interface_call`. */
  readonly label: string;
}

/**
 * Every category in every table, index and bucket of a policy, in the order of the file.
 *
 * @param kinds of the stores, if those of the policy are not all that are declared.
 */
export function* occupants(policy: Policy, kinds = kindsOf(policy)): Iterable<Occupant> {
  for (const [category, { retention, elements, storedIn }] of Object.entries(policy.categories)) {
    for (const [index, place] of storedIn.entries()) {
      const kind = kinds.get(place.store);
      if (kind === undefined) continue;
      const path = ["categories", category, "storedIn", index];
      // The policy is checked: the form of a place fits the kind of its store.
      const { occupied } = POLICY_KINDS[kind] as PolicyKind<Store, Place>;
      for (const part of occupied(place, path)) {
        const label = `${part.noun} ${part.unit}`;
        yield { ...part, category, retention, elements, store: place.store, label };
      }
    }
  }
}

/** The occupant that a holding of a schedule is about. */
export function occupantOf(
  policy: Policy,
  { category, store, unit }: Pick<Occupant, "category" | "store" | "unit">,
): Occupant {
  const found = [...occupants(policy)].find(
    (occupant) => occupant.category === category && occupant.store === store && occupant.unit === unit,
  );
  if (!found) throw new Error(`${category} is not in ${unit} of ${store}`);
  return found;
}

/** Key prefixes that a category takes; none if it takes everything, or may not take a part. */
export function prefixesOf({ prefixes }: Occupant): readonly string[] | undefined {
  return prefixes?.list.includes("") ? undefined : prefixes?.list;
}

function kindsOf({ stores }: Policy): DeclaredStores {
  return new Map(Object.entries(stores).map(([name, { kind }]) => [name, kind]));
}

/** Each occupant with those before it in the same table, index or bucket. */
export function* withEarlier(
  policy: Policy,
  kinds: DeclaredStores,
): Iterable<{ occupant: Occupant; earlier: readonly Occupant[] }> {
  const byKey = new Map<string, Occupant[]>();
  for (const occupant of occupants(policy, kinds)) {
    const earlier = byKey.get(occupant.key) ?? [];
    yield { occupant, earlier: [...earlier] };
    byKey.set(occupant.key, [...earlier, occupant]);
  }
}
