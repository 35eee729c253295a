import { occupants, prefixesOf } from "../../policy/occupants";
import type { Policy } from "../../policy/policy";

/** Where a category lies, each place in a few words: `table monitoring.interface_call of monitoring-db`. */
export function placesOf(policy: Policy, category: string): string[] {
  return [...occupants(policy)].flatMap((occupant) => {
    if (occupant.category !== category) return [];
    const { noun, unit, store } = occupant;
    const part = unit === store ? `${noun} of ${store}` : `${noun} ${unit} of ${store}`;
    return prefixesOf(occupant)?.map((prefix) => `${prefix} in the ${part}`) ?? [part];
  });
}
