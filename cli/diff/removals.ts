import { days } from "../../policy/period-schema";
import type { Holding } from "../../schedule/holding";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { StoreSettings } from "../../schedule/settings";
import type { ScheduledPolicy } from "../load-schedule";
import { prefixesLeft } from "./bucket-prefixes";
import { REFUSED } from "./destroyed";
import type { Change } from "./difference";

/** Every place that a category no longer has, and what becomes of the data there. */
export function removals(before: ScheduledPolicy, after: ScheduledPolicy): Change[] {
  const left = Object.values(before.schedule.categories)
    .flatMap(({ holdings }) => holdings)
    .filter((holding) => !isThere(holding, before.schedule, after.schedule));
  const ofUnits = left.flatMap((holding) => {
    const [old, now] = [before, after].map(({ schedule }) => schedule.stores[holding.store]);
    const words = fate(holding, old, now);
    return words === undefined ? [] : [{ about: holding.category, words }];
  });
  return [...ofUnits, ...prefixesLeft(before, after)];
}

function isThere(
  { category, store, unit }: Holding,
  before: RetentionSchedule,
  after: RetentionSchedule,
): boolean {
  const holdings = after.categories[category]?.holdings ?? [];
  const sameKind = before.stores[store]?.kind === after.stores[store]?.kind;
  return sameKind && holdings.some((other) => other.store === store && other.unit === unit);
}

function fate({ store, unit }: Holding, old?: StoreSettings, now?: StoreSettings): string | undefined {
  if (!now || now.kind !== old?.kind) {
    return `${store} leaves the configuration: ${REFUSED}, it is destroyed with everything in it`;
  }
  switch (now.kind) {
    case "mysql": {
      const table = now.tables.find(({ database, name }) => `${database}.${name}` === unit);
      if (table) return shared(unit, table.deleteAfterDays);
      const [database = ""] = unit.split(".");
      return now.tables.some((other) => other.database === database)
        ? `nothing deletes the rows of ${unit} any more: they stay until somebody does`
        : `database ${database} of ${store} leaves the configuration: ${REFUSED}, it is dropped with everything in it`;
    }
    case "elasticsearch": {
      const index = now.indices.find(({ name }) => name === unit);
      return index
        ? shared(unit, index.deleteAfterDays)
        : `index ${unit} of ${store} leaves the configuration: ${REFUSED}, it is deleted with everything in it`;
    }
    case "object-storage":
      // Said of each prefix, of which a category may leave some.
      return undefined;
  }
}

function shared(unit: string, deleteAfterDays: number): string {
  return `what it has in ${unit} goes with what others have there, at ${days(deleteAfterDays)}`;
}
