import { days } from "../../policy/period-schema";
import type { Category } from "../../policy/policy";
import type { Holding } from "../../schedule/holding";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { StoreSettings } from "../../schedule/settings";
import { MINUTES_PER_DAY, minutesToDays, type Term } from "../../schedule/window";
import type { Section } from "../output/print";
import { settingsInWords } from "../output/settings-in-words";
import { STORE_WORDS } from "../output/store-words";
import { textTable } from "../output/text-table";
import { wrapped } from "../output/wrapped";

/** One place of a category: what it is set to, and every term of its window with where it comes from. */
export function explainHolding(
  { storedIn }: Category,
  { store, unit, path, deleteAfterDays, window }: Holding,
  { stores }: RetentionSchedule,
): Section {
  const settings = stores[store];
  if (!settings) throw new Error(`${store} has no settings: every holding is of a store`);
  const { service, records } = STORE_WORDS[settings.kind];
  const place = storedIn[Number(path[3])];
  const prefixes = place && "prefixes" in place ? `, under ${place.prefixes?.join(", ")}` : "";
  const set = [
    `${records} are deleted at ${days(deleteAfterDays)}${clock(settings, place, unit)}`,
    ...settingsInWords(settings),
  ];
  const total: Term = { what: "gone for good after", minutes: window.latest, source: "" };
  const rows = [...window.terms, total].map(({ what, minutes, source }) => [
    `  ${what}`,
    length(minutes),
    source,
  ]);
  const where = unit === store ? store : `${unit} in ${store}`;
  return {
    heading: `In ${where} (${service})${prefixes}`,
    body: `${wrapped(`Set to: ${set.join(", ")}.`, "  ")}\n${textTable(["  term", "days", "source"], rows)}`,
  };
}

/** What says how old a record is. */
function clock(
  settings: StoreSettings,
  place: Category["storedIn"][number] | undefined,
  unit: string,
): string {
  if (settings.kind === "elasticsearch" && settings.lifecycle === "ilm")
    return " after the rollover of their index";
  if (place && "timeField" in place) return ` by ${place.timeField}`;
  if (!place || !("tables" in place)) return " from their last change";
  const table = Object.entries(place.tables).find(([name]) => unit === `${place.database}.${name}`)?.[1];
  return table ? ` by ${table.timeColumn}` : "";
}

function length(minutes: number): string {
  return minutes % MINUTES_PER_DAY === 0
    ? String(minutes / MINUTES_PER_DAY)
    : `${minutesToDays(minutes)} (${minutes} min)`;
}
