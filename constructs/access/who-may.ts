import { SCHEDULE_KINDS, type StoreSettings } from "../../schedule/kinds";
import type { StoreAccess } from "./store-access";

/** One role that may do something with one store. */
export interface Permission {
  readonly store: string;
  readonly role: string;
  readonly may: "read" | "write" | "administer";
  /** The databases, data streams or key prefixes that it is limited to; empty if it is the whole store. */
  readonly within: readonly string[];
}

/** Who may do what, by store, as the environment says it. What else an account allows, nobody can see from here. */
export function whoMay(
  stores: Readonly<Record<string, StoreSettings>>,
  access: Readonly<Record<string, StoreAccess>>,
): Permission[] {
  return Object.entries(stores).flatMap(([store, settings]) => {
    const { readers = [], writers = [], administrators = [] } = access[store] ?? {};
    const within = partsOf(settings);
    return [
      ...readers.map((role) => ({ store, role, may: "read" as const, within })),
      ...writers.map((role) => ({ store, role, may: "write" as const, within })),
      ...administrators.map((role) => ({ store, role, may: "administer" as const, within: [] })),
    ];
  });
}

function partsOf(settings: StoreSettings): readonly string[] {
  return [...new Set(SCHEDULE_KINDS[settings.kind].parts(settings).map(({ name }) => name))];
}
