import { check, type UnknownKey } from "../strict-yaml/check";
import type { Finding, Path } from "../strict-yaml/problem";
import { categorySchema } from "./category-schema";
import { POLICY_KINDS, type StoreKind } from "./kinds";
import { formPlace, type DeclaredStores } from "./place";
import type { Category, Place, Policy, Store } from "./policy";
import { storeSchema } from "./schema";

/**
 * The stores and categories of a policy that are sound by themselves. Rules that look at several of them hold for
 * these; for the others, a further complaint could be a mere consequence of the first.
 */
export interface Parts {
  readonly policy: Policy;
  /** Of every declared store, be it sound or not. */
  readonly kinds: DeclaredStores;
  /** The stores that some category names, be it sound or not. */
  readonly storesNamed: ReadonlySet<string>;
  /** Whether `storesNamed` may lack a store, because a place cannot be read. */
  readonly storesUnclear: boolean;
}

/** Takes a policy apart; finds what is wrong with its places on the way. */
export function soundParts(
  raw: unknown,
  unknownKeys: readonly UnknownKey[],
  twice: readonly Path[],
): { readonly parts: Parts; readonly findings: readonly Finding[] } {
  const known = corrected(raw, unknownKeys);
  const writtenStores = mapAt(known, "stores");
  const writtenCategories = mapAt(known, "categories");
  // If a whole part is missing or there twice, nobody knows what it was to declare.
  if (!writtenStores || !writtenCategories || twice.some((path) => path.length === 1)) return nothing();

  const ambiguous = (...path: Path) =>
    twice.some((other) => path.every((step, index) => other[index] === step));
  const declared = new Map<string, StoreKind | undefined>();
  const stores: Record<string, Store> = {};
  for (const [name, written] of Object.entries(writtenStores)) {
    const checked = check(written, storeSchema);
    const isClear = !ambiguous("stores", name);
    declared.set(name, isClear ? kindOf(written) : undefined);
    if (checked.ok && isClear) stores[name] = checked.value;
  }

  const findings: Finding[] = [];
  const categories: Record<string, Category> = {};
  const storesNamed = new Set<string>();
  let storesUnclear = twice.some(([section]) => section === "categories");
  for (const [name, written] of Object.entries(writtenCategories)) {
    const named = storesNamedBy(written);
    named?.forEach((store) => storesNamed.add(store));
    if (!named?.every((store) => declared.has(store))) storesUnclear = true;

    const checked = check(written, categorySchema);
    if (!checked.ok || ambiguous("categories", name)) continue;
    const { places, findings: misfits } = formPlaces(
      checked.value.storedIn,
      ["categories", name, "storedIn"],
      declared,
    );
    findings.push(...misfits);
    if (places.length === checked.value.storedIn.length)
      categories[name] = { ...checked.value, storedIn: places };
  }
  return {
    parts: { policy: { version: 1, stores, categories }, kinds: declared, storesNamed, storesUnclear },
    findings,
  };
}

function formPlaces(
  written: readonly Parameters<typeof formPlace>[0][],
  path: Path,
  declared: DeclaredStores,
) {
  const formed = written.map((place, index) => formPlace(place, [...path, index], declared));
  return {
    places: formed.map(({ place }) => place).filter((place): place is Place => place !== undefined),
    findings: formed.flatMap(({ findings }) => findings),
  };
}

function nothing() {
  const policy: Policy = { version: 1, stores: {}, categories: {} };
  return {
    parts: { policy, kinds: new Map(), storesNamed: new Set<string>(), storesUnclear: true },
    findings: [],
  };
}

/** The stores that a category names, or nothing if a place of it cannot be read, or it has none. */
function storesNamedBy(category: unknown): string[] | undefined {
  const storedIn = isMap(category) ? category.storedIn : undefined;
  const places: readonly unknown[] = Array.isArray(storedIn) ? storedIn : [storedIn];
  const names = places.map((place) => (isMap(place) ? place.store : undefined));
  return names.length > 0 && names.every((name) => typeof name === "string") ? names : undefined;
}

function kindOf(store: unknown): StoreKind | undefined {
  const kind = isMap(store) ? store.kind : undefined;
  return (Object.keys(POLICY_KINDS) as StoreKind[]).find((known) => known === kind);
}

/**
 * A copy of a value with its misspelt keys as they were probably meant, and without the other unknown ones: what
 * stands under a misspelt key is there, and no rule shall miss it.
 */
function corrected(raw: unknown, unknownKeys: readonly UnknownKey[]): unknown {
  const copy: unknown = structuredClone(raw);
  for (const { path, meant } of unknownKeys) {
    let parent = copy as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
    const key = path.at(-1) ?? "";
    if (meant !== undefined) parent[meant] = parent[key];
    Reflect.deleteProperty(parent, key);
  }
  return copy;
}

function mapAt(value: unknown, key: string): Record<string, unknown> | undefined {
  const inner = isMap(value) ? value[key] : undefined;
  return isMap(inner) ? inner : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
