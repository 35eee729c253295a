import { days } from "../policy/counted";
import { whereIs } from "../schedule/holding";
import { SCHEDULE_KINDS } from "../schedule/kinds";
import type { RetentionSchedule } from "../schedule/schedule";
import { textTable } from "./output/text-table";
import { windowSum } from "./output/window-sum";

/** A retention schedule for people: a line for each place of a category, and one for each store. */
export function scheduleTables({ categories, stores }: RetentionSchedule): string {
  const places = Object.entries(categories).flatMap(([name, { holdings, retention }]) =>
    holdings.map((holding) => [
      name,
      whereIs(holding),
      days(holding.deleteAfterDays),
      windowSum(holding.window),
      retention.goneBy ? days(retention.goneBy.days) : "no end",
    ]),
  );
  const settings = Object.entries(stores).map(([name, store]) => [
    name,
    store.kind,
    SCHEDULE_KINDS[store.kind].inWords(store).join(", "),
  ]);
  return [
    textTable(["category", "kept in", "deleted at", "gone for good after", "promised"], places),
    "",
    textTable(["store", "kind", "set to"], settings),
  ].join("\n");
}
