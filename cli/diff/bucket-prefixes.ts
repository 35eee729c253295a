import { days } from "../../policy/counted";
import { type Occupant, occupants } from "../../policy/occupants";
import type { ScheduledPolicy } from "../load-schedule";
import type { Change } from "./difference";
import { shared } from "./shared";

/** Every prefix of a bucket that a category no longer has, in the buckets that are there before and after. */
export function prefixesLeft(before: ScheduledPolicy, after: ScheduledPolicy): Change[] {
  const later = [...occupants(after.document.policy)];
  return [...occupants(before.document.policy)].flatMap(({ category, store, prefixes }) => {
    const [was, is] = [before, after].map(({ schedule }) => schedule.stores[store]);
    if (!prefixes || is?.kind !== "object-storage" || was?.kind !== is.kind) return [];
    const there = later.filter((other) => other.store === store);
    const all = there.flatMap(prefixesIn);
    const own = there.filter((other) => other.category === category).flatMap(prefixesIn);
    return prefixes.list
      .filter((prefix) => !covers(own, prefix))
      .map((prefix) => ({ about: category, words: fate(prefix, all, store, is.deleteAfterDays) }));
  });
}

function prefixesIn({ prefixes }: Occupant): readonly string[] {
  return prefixes?.list ?? [];
}

function covers(prefixes: readonly string[], prefix: string): boolean {
  return prefixes.some((other) => prefix.startsWith(other));
}

function fate(prefix: string, all: readonly string[], store: string, deleteAfterDays: number): string {
  const where = prefix === "" ? store : `${prefix} of ${store}`;
  if (covers(all, prefix)) {
    return shared(where, deleteAfterDays);
  }
  const within = [...new Set(all)].filter((other) => other.startsWith(prefix)).sort();
  const but = within.length > 0 ? `, but not in ${within.join(", ")},` : "";
  // The lifecycle rule of a bucket is for every key of it.
  return `what lies in ${where}${but} is covered by no category any more; the rule of the bucket deletes it all the same, at ${days(deleteAfterDays)}`;
}
