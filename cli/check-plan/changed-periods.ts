import { isKnown, UNKNOWN } from "../../terraform-json/arguments";
import type { Change } from "../../terraform-json/resource";
import { actionOf } from "./action";
import { CHECK_PLAN_KINDS } from "./kinds";
import { LOG_PERIODS } from "./log-periods";
import type { PeriodChange, PeriodReader } from "./period-change";

const READERS = new Map<string, PeriodReader>(
  [LOG_PERIODS, ...Object.values(CHECK_PLAN_KINDS).map(({ periods }) => periods)].flatMap((periods) =>
    Object.entries(periods),
  ),
);

/** The periods that become longer or shorter for data that stays, as far as they are known. */
export function changedPeriods(change: Change): readonly PeriodChange[] {
  const reader = READERS.get(change.type);
  const { before = {}, after = {} } = change;
  if (!reader || !(reader.onlyTells ? ["update", "replace"] : ["update"]).includes(actionOf(change)))
    return [];
  if (!reader.from.every((argument) => isKnown(after[argument]))) return [];
  return reader.read(before, after).filter((period) => period.before !== period.after);
}

/** The periods that a new resource sets, as far as they are known: what else is in the argument need not be. */
export function begunPeriods({ type, after = {} }: Change): readonly PeriodChange[] {
  const reader = READERS.get(type);
  if (!reader || reader.from.some((argument) => after[argument] === UNKNOWN)) return [];
  return reader.read({}, after);
}
