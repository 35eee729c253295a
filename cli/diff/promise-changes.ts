import { flatElements } from "../../policy/flat-elements";
import { days } from "../../policy/counted";
import type { Period } from "../../policy/period";
import type { Category } from "../../policy/policy";
import type { CategorySchedule } from "../../schedule/schedule";
import { minutesToDays } from "../../schedule/window";
import type { ScheduledPolicy } from "../load-schedule";
import { oneLine } from "../../report/printable";
import type { Change } from "./difference";
import { DIFF_KINDS } from "./kinds";
import { matched, matchedEntries } from "./matched";
import { placesOf } from "./places";

/** What is said differently about the data: what is held, why, where and for how long. */
export function promiseChanges(before: ScheduledPolicy, after: ScheduledPolicy): Change[] {
  const { added, removed, both } = matchedEntries(
    before.document.policy.categories,
    after.document.policy.categories,
  );
  return [
    ...removed.map(([about, { title }]) => ({ about, words: `no longer in the policy: ${oneLine(title)}` })),
    ...added.map(([about, category]) => ({
      about,
      words: `new: ${oneLine(category.title)}, ${promised(category)}, in ${placesOf(after.document.policy, about).join(", ")}`,
    })),
    ...both.flatMap(([about, old, now]) => {
      const windows = [before, after].map(({ schedule }) => lastCopy(schedule.categories[about])) as [
        string,
        string,
      ];
      const end = changed("gone for good after", ...windows).map(
        (words) => `${words}${remarks(old, before, after)}`,
      );
      const places = [before, after].map(({ document }) => placesOf(document.policy, about)) as [
        string[],
        string[],
      ];
      return [...changesOf(old, now), ...listChanges("place", ...places), ...end].map((words) => ({
        about,
        words,
      }));
    }),
  ];
}

function changesOf(old: Category, now: Category): string[] {
  return [
    ...changed("title", oneLine(old.title), oneLine(now.title)),
    ...changed("description", oneLine(old.description ?? "none"), oneLine(now.description ?? "none")),
    ...elementChanges(old, now),
    ...listChanges("purpose", old.purposes.map(oneLine), now.purposes.map(oneLine)),
    ...listChanges("special category", old.specialCategory ?? [], now.specialCategory ?? []),
    ...changed("legal basis", basis(old.legalBasis), basis(now.legalBasis)),
    ...changed(
      "basis of the special category",
      basis(old.legalBasis.specialCategory),
      basis(now.legalBasis.specialCategory),
    ),
    ...changed("kept for", length(old.retention.keepFor), length(now.retention.keepFor)),
    ...changed("gone by", length(old.retention.goneBy), length(now.retention.goneBy)),
  ];
}

function changed(what: string, old: string, now: string): string[] {
  return old === now ? [] : [`${what}: ${now}, instead of ${old}`];
}

function elementChanges(old: Category, now: Category): string[] {
  const { added, removed, both } = matched(flatElements(old.elements), flatElements(now.elements));
  return [
    ...removed.map(([name]) => `element no longer held: ${name}`),
    ...added.map(([name, type]) => `new element: ${name} (${type})`),
    ...both.flatMap(([name, before, after]) => changed(`element ${name}`, before, after)),
  ];
}

function listChanges(what: string, old: readonly string[], now: readonly string[]): string[] {
  return [
    ...old.filter((item) => !now.includes(item)).map((item) => `${what} no longer: ${item}`),
    ...now.filter((item) => !old.includes(item)).map((item) => `new ${what}: ${item}`),
  ];
}

function basis(legal: { readonly basis: string; readonly obtainedBy?: string } | undefined): string {
  if (!legal) return "none";
  return legal.obtainedBy === undefined
    ? legal.basis
    : `${legal.basis}, obtained by ${oneLine(legal.obtainedBy)}`;
}

/** `P2Y` and `P730D` are as long, and no change. */
function length(period: Period | undefined): string {
  return period ? days(period.days) : "no limit";
}

function promised({ retention }: Category): string {
  const { keepFor, goneBy } = retention;
  const parts = [keepFor && `kept for ${days(keepFor.days)}`, goneBy && `gone by ${days(goneBy.days)}`];
  return parts.filter((part) => part !== undefined).join(", ");
}

function remarks({ storedIn }: Category, before: ScheduledPolicy, after: ScheduledPolicy): string {
  const found = storedIn.flatMap(({ store }) => {
    const [old, now] = [before, after].map(({ schedule }) => schedule.stores[store]);
    return (old && now?.kind === old.kind && DIFF_KINDS[now.kind].remark?.(old, now)) || [];
  });
  return [...new Set(found)].join("");
}

function lastCopy(category: CategorySchedule | undefined): string {
  if (!category || category.window.notEnforced) return "no time, because nothing deletes it";
  return days(minutesToDays(category.window.latest));
}
