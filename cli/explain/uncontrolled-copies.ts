import { SCHEDULE_KINDS } from "../../schedule/kinds";
import { NOT_CONTROLLABLE_ANYWHERE, type NotControllable } from "../../schedule/not-controllable";
import type { CategorySchedule, RetentionSchedule } from "../../schedule/schedule";

/** Copies of a category that no setting reaches: for the kinds of store it lies in, and wherever it lies. */
export function uncontrolledCopies(
  { holdings }: CategorySchedule,
  { stores }: RetentionSchedule,
): NotControllable[] {
  const kinds = new Set(holdings.flatMap(({ store }) => stores[store]?.kind ?? []));
  return [...[...kinds].flatMap((kind) => SCHEDULE_KINDS[kind].notControllable), NOT_CONTROLLABLE_ANYWHERE];
}
