import { chosenCategory } from "../../policy/chosen-category";
import { flatElements } from "../../policy/flat-elements";
import { days } from "../../policy/counted";
import type { Category } from "../../policy/policy";
import type { CategorySchedule, RetentionSchedule } from "../../schedule/schedule";
import { minutesToDays } from "../../schedule/window";
import type { ScheduledPolicy } from "../load-schedule";
import { oneLine } from "../../report/printable";
import type { Section } from "../output/print";
import { bullets, wrapped } from "../output/wrapped";
import { explainHolding } from "./explain-holding";
import { ifThePeriodChanges } from "./period-change";
import { uncontrolledCopies } from "./uncontrolled-copies";

/**
 * The whole story of a category, in the order of the questions that people ask.
 *
 * @param file the policy, as somebody would name it.
 * @throws InputError if the policy has no such category.
 */
export function explainCategory(
  { document, schedule }: ScheduledPolicy,
  name: string,
  file: string,
): Section[] {
  const category = chosenCategory(document, name);
  const scheduled = schedule.categories[name];
  if (!scheduled) throw new Error(`${name} is stored nowhere: the policy is checked for it`);
  return [
    { heading: `${oneLine(category.title)} (${name})`, body: answer(category, scheduled) },
    { heading: "What and why", body: whatAndWhy(category) },
    ...scheduled.holdings.map((holding) => explainHolding(document.policy, holding, schedule)),
    { heading: "Not controllable from here (docs/copies.md)", body: uncontrolled(scheduled, schedule) },
    { heading: "If the period changes", body: bullets(ifThePeriodChanges(scheduled, schedule, file)) },
  ];
}

function answer({ description }: Category, { retention, window }: CategorySchedule): string {
  const from = minutesToDays(window.earliest);
  const until = minutesToDays(window.latest);
  const end = window.notEnforced
    ? `Nothing deletes it (${oneLine(window.notEnforced)}); if something did, its last copy would be gone after ${days(until)}.`
    : `Kept for ${days(from)}; its last copy is gone after ${days(until)}.`;
  const promised = [
    retention.keepFor && `to keep it for ${retention.keepFor} (${days(retention.keepFor.days)})`,
    retention.goneBy && `that it is gone by ${retention.goneBy} (${days(retention.goneBy.days)})`,
  ].filter((part) => part !== undefined);
  const about = description === undefined ? [] : [oneLine(description)];
  return [...about, end, `Promised: ${promised.join(", and ")}.`]
    .map((line) => wrapped(line, "  "))
    .join("\n");
}

function whatAndWhy({ elements, specialCategory, purposes, legalBasis }: Category): string {
  const special = legalBasis.specialCategory;
  const facts: [string, string][] = [
    ["elements", [...flatElements(elements).keys()].join(", ")],
    ["special category", specialCategory?.join(", ") ?? "none declared"],
    ["used for", purposes.map(oneLine).join("; ")],
    ["legal basis", `${based(legalBasis)}: GDPR article 6(1)`],
    ...(special ? [["", `${based(special)}, for the special category: GDPR article 9(2)`] as const] : []).map(
      ([label, text]): [string, string] => [label, text],
    ),
  ];
  return facts.map(([label, text]) => labelled(label, text)).join("\n");
}

function based({ basis, obtainedBy }: { readonly basis: string; readonly obtainedBy?: string }): string {
  return obtainedBy === undefined ? basis : `${basis}, obtained by ${oneLine(obtainedBy)}`;
}

const LABEL_WIDTH = 20;

function labelled(label: string, text: string): string {
  return wrapped(text, " ".repeat(LABEL_WIDTH)).replace(/^ +/, `  ${label}`.padEnd(LABEL_WIDTH));
}

function uncontrolled(scheduled: CategorySchedule, schedule: RetentionSchedule): string {
  const copies = uncontrolledCopies(scheduled, schedule);
  return bullets(copies.map(({ copy, lives }) => (lives === "" ? copy : `${copy}: ${lives}`)));
}
