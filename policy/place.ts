import { z } from "zod";
import { allowedNames } from "../strict-yaml/did-you-mean";
import { shown, wording } from "../strict-yaml/expected";
import type { Finding, Path } from "../strict-yaml/problem";
import { POLICY_KINDS, type StoreKind } from "./kinds";
import type { Place } from "./policy";

/** Declared stores by name; no kind where the kind itself is wrong. */
export type DeclaredStores = ReadonlyMap<string, StoreKind | undefined>;

const storeName = z
  .string()
  .describe("The name of a store in this policy")
  .register(wording, { allowed: "the name of a store" });

export interface WrittenPlace {
  readonly store: string;
  readonly [key: string]: unknown;
}

const keysOfKinds: Readonly<Record<string, z.ZodOptional>> = Object.fromEntries(
  Object.values(POLICY_KINDS).flatMap(({ place }) =>
    Object.entries(place).map(([key, schema]) => [key, schema.optional()] as const),
  ),
);

/**
 * A place with the keys of every kind of store, because which of them belong there follows from the store it names:
 * only with that in hand can a problem say what is missing.
 */
export const writtenPlace: z.ZodType<WrittenPlace> = z
  .strictObject({ store: storeName, ...keysOfKinds } as { store: typeof storeName })
  .meta({ id: "place" });

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
  // It has every key that the kind needs, and none that the kind does not know.
  return findings.length > 0 ? { findings } : { place: written as Place, findings };
}

function misfits(written: WrittenPlace, kind: StoreKind, path: Path): Finding[] {
  const keys = Object.entries(POLICY_KINDS[kind].place).map(([key, schema]) => ({
    key,
    optional: schema instanceof z.ZodOptional,
  }));
  const allowed = `allowed: ${["store", ...keys.map(({ key, optional }) => (optional ? `${key} (optional)` : key))].join(", ")}`;
  const store = `the ${kind} store "${written.store}"`;
  const strange = Object.keys(written).filter(
    (written) => written !== "store" && !keys.some(({ key }) => key === written),
  );
  const missing = keys.filter(({ key, optional }) => !optional && !Object.hasOwn(written, key));
  return [
    ...strange.map((key) => ({
      path: [...path, key],
      wrong: `does not belong to ${store}`,
      allowed,
      onKey: true,
    })),
    ...missing.map(({ key }) => ({ path: [...path, key], wrong: `is missing, for ${store}`, allowed })),
  ];
}
