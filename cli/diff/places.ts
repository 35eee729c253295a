import type { Category } from "../../policy/policy";

/** Where a category lies, each place in a few words: `table monitoring.interface_call of monitoring-db`. */
export function placesOf({ storedIn }: Category): string[] {
  return storedIn.flatMap((place) => {
    if ("tables" in place) {
      return Object.keys(place.tables).map((table) => `table ${place.database}.${table} of ${place.store}`);
    }
    if ("index" in place) return [`index ${place.index} of ${place.store}`];
    const bucket = `bucket of ${place.store}`;
    return "prefixes" in place && place.prefixes
      ? place.prefixes.map((prefix) => `${prefix} in the ${bucket}`)
      : [bucket];
  });
}
