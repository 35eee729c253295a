import { allowedNames } from "../strict-yaml/did-you-mean";
import { shown } from "../strict-yaml/expected";
import type { Finding, Path } from "../strict-yaml/problem";
import type { WrittenPlace } from "./category-schema";
import type { Place, StoreKind } from "./policy";

/** Declared stores by name; no kind where the kind itself is wrong. */
export type DeclaredStores = ReadonlyMap<string, StoreKind | undefined>;

/** The keys of a place beside `store`, by the kind of the store; the first list is needed, the second allowed. */
const KEYS = {
  mysql: { needed: ["database", "tables"], optional: [] },
  elasticsearch: { needed: ["index", "timeField"], optional: [] },
  "object-storage": { needed: [], optional: ["prefixes"] },
} as const satisfies Record<StoreKind, { needed: readonly PlaceKey[]; optional: readonly PlaceKey[] }>;

type PlaceKey = Exclude<keyof WrittenPlace, "store">;

/** A place in the form that the kind of its store asks for, or what is wrong with it. */
export function formPlace(
  written: WrittenPlace,
  path: Path,
  stores: DeclaredStores,
): { readonly place?: Place; readonly findings: readonly Finding[] } {
  if (!stores.has(written.store)) {
    const allowed = allowedNames(written.store, [...stores.keys()]);
    return {
      findings: [{ path: [...path, "store"], wrong: `no store is called ${shown(written.store)}`, allowed }],
    };
  }
  const kind = stores.get(written.store);
  if (kind === undefined) return { findings: [] };
  const findings = misfits(written, kind, path);
  return findings.length > 0 ? { findings } : { place: formed(written), findings };
}

function misfits(written: WrittenPlace, kind: StoreKind, path: Path): Finding[] {
  const { needed, optional } = KEYS[kind];
  const keys: readonly string[] = ["store", ...needed, ...optional];
  const allowed = `allowed: ${["store", ...needed, ...optional.map((key) => `${key} (optional)`)].join(", ")}`;
  const store = `the ${kind} store "${written.store}"`;
  const strange = Object.keys(written).filter((key) => !keys.includes(key));
  const missing = needed.filter((key) => written[key] === undefined);
  return [
    ...strange.map((key) => ({
      path: [...path, key],
      wrong: `does not belong to ${store}`,
      allowed,
      onKey: true,
    })),
    ...missing.map((key) => ({ path: [...path, key], wrong: `is missing, for ${store}`, allowed })),
  ];
}

function formed({ store, database, tables, index, timeField, prefixes }: WrittenPlace): Place {
  if (database !== undefined && tables !== undefined) return { store, database, tables };
  if (index !== undefined && timeField !== undefined) return { store, index, timeField };
  return prefixes === undefined ? { store } : { store, prefixes };
}
