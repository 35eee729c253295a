import { days } from "../../policy/period-schema";
import type { Category } from "../../policy/policy";
import type { ScheduledPolicy } from "../load-schedule";
import type { Change } from "./difference";

/** Every prefix of a bucket that a category no longer has, in the buckets that are there before and after. */
export function prefixesLeft(before: ScheduledPolicy, after: ScheduledPolicy): Change[] {
  const later = after.document.policy.categories;
  return Object.entries(before.document.policy.categories).flatMap(([about, category]) =>
    Object.entries(after.schedule.stores).flatMap(([store, settings]) => {
      if (settings.kind !== "object-storage") return [];
      if (before.schedule.stores[store]?.kind !== settings.kind) return [];
      const all = Object.values(later).flatMap((other) => prefixesIn(other, store));
      const own = prefixesIn(later[about], store);
      return prefixesIn(category, store)
        .filter((prefix) => !covers(own, prefix))
        .map((prefix) => ({ about, words: fate(prefix, all, store, settings.deleteAfterDays) }));
    }),
  );
}

/** The whole bucket is the prefix that every key has. */
function prefixesIn(category: Category | undefined, store: string): readonly string[] {
  return (category?.storedIn ?? []).flatMap((place) => {
    if (place.store !== store || "tables" in place || "index" in place) return [];
    return ("prefixes" in place && place.prefixes) || [""];
  });
}

function covers(prefixes: readonly string[], prefix: string): boolean {
  return prefixes.some((other) => prefix.startsWith(other));
}

function fate(prefix: string, all: readonly string[], store: string, deleteAfterDays: number): string {
  const where = prefix === "" ? store : `${prefix} of ${store}`;
  if (covers(all, prefix)) {
    return `what it has in ${where} goes with what others have there, at ${days(deleteAfterDays)}`;
  }
  const within = [...new Set(all)].filter((other) => other.startsWith(prefix)).sort();
  const but = within.length > 0 ? `, but not in ${within.join(", ")},` : "";
  // The lifecycle rule of a bucket is for every key of it.
  return `what lies in ${where}${but} is covered by no category any more; the rule of the bucket deletes it all the same, at ${days(deleteAfterDays)}`;
}
