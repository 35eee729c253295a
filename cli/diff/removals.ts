import type { Holding } from "../../schedule/holding";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { StoreSettings } from "../../schedule/kinds";
import type { ScheduledPolicy } from "../load-schedule";
import { prefixesLeft } from "./bucket-prefixes";
import { REFUSED } from "./destroyed";
import type { Change } from "./difference";
import { DIFF_KINDS } from "./kinds";

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
  return DIFF_KINDS[now.kind].left(store, unit, now);
}
