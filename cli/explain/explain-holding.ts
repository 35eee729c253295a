import { days } from "../../policy/counted";
import { occupantOf, prefixesOf } from "../../policy/occupants";
import type { Policy } from "../../policy/policy";
import { type Holding, whereIs } from "../../schedule/holding";
import type { RetentionSchedule } from "../../schedule/schedule";
import { SCHEDULE_KINDS } from "../../schedule/kinds";
import { MINUTES_PER_DAY, minutesToDays, type Term } from "../../schedule/window";
import type { Section } from "../output/print";
import { textTable } from "../output/text-table";
import { wrapped } from "../output/wrapped";

/** One place of a category: what it is set to, and every term of its window with where it comes from. */
export function explainHolding(policy: Policy, holding: Holding, { stores }: RetentionSchedule): Section {
  const { store, deleteAfterDays, window } = holding;
  const settings = stores[store];
  if (!settings) throw new Error(`${store} has no settings: every holding is of a store`);
  const occupant = occupantOf(policy, holding);
  const kind = SCHEDULE_KINDS[settings.kind];
  const prefixes = prefixesOf(occupant);
  const under = prefixes ? `, under ${prefixes.join(", ")}` : "";
  const set = [
    `${kind.records} are deleted at ${days(deleteAfterDays)} ${kind.countedFrom(settings, occupant.time)}`,
    ...kind.inWords(settings),
  ];
  const total: Term = { what: "gone for good after", minutes: window.latest, source: "" };
  const rows = [...window.terms, total].map(({ what, minutes, source }) => [
    `  ${what}`,
    length(minutes),
    source,
  ]);
  return {
    heading: `In ${whereIs(holding)} (${kind.service})${under}`,
    body: `${wrapped(`Set to: ${set.join(", ")}.`, "  ")}\n${textTable(["  term", "days", "source"], rows)}`,
  };
}

function length(minutes: number): string {
  return minutes % MINUTES_PER_DAY === 0
    ? String(minutes / MINUTES_PER_DAY)
    : `${minutesToDays(minutes)} (${minutes} min)`;
}
