import type { Elements, Place, Retention } from "../policy/policy";
import type { Path } from "../strict-yaml/problem";
import type { Holding } from "./holding";

/** A category at one of the places where it is stored. */
export interface PlacedCategory<P extends { readonly store: string }> {
  readonly category: string;
  readonly elements: Elements;
  readonly retention: Retention;
  readonly place: P;
  /** Where in the policy the place stands. */
  readonly path: Path;
}

/** What a store is set to, and what that guarantees for each category in it. */
export interface StoreSchedule<Settings> {
  readonly settings: Settings;
  readonly holdings: readonly Holding[];
}

export function categoryNames(placed: readonly PlacedCategory<Place>[]): string[] {
  return [...new Set(placed.map(({ category }) => category))].sort();
}
