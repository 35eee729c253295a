import type { Category } from "../../policy/policy";

/** Where a category lies, each place in a few words: `table monitoring.interface_call of monitoring-db`. */
export function placesOf({ storedIn }: Category): string[] {
  return storedIn.flatMap((place) => {
    if ("tables" in place) {
      return Object.keys(place.tables).map((table) => `table ${place.database}.${table} of ${place.store}`);
    }
    if ("index" in place) return [`index ${place.index} of ${place.store}`];
    const prefixes = "prefixes" in place ? place.prefixes : undefined;
    return [`bucket of ${place.store}${prefixes ? `, under ${prefixes.join(", ")}` : ""}`];
  });
}
