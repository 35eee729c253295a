import type { Retention } from "../policy/policy";
import type { Finding } from "../strict-yaml/problem";
import { type Holding, whereIs } from "./holding";
import { daysToMinutes, MINUTES_PER_DAY, minutesToDays, type Term } from "./window";

/** What keeps a holding from honouring its retention; nothing if it does. */
export function checkWindow(holding: Holding, retention: Retention): Finding[] {
  return [...tooEarly(holding, retention), ...tooLate(holding, retention)];
}

/** Where a service cannot wait for as long as `keepFor` says. */
function tooEarly(holding: Holding, { keepFor }: Retention): Finding[] {
  const { earliest } = holding.window;
  if (!keepFor || earliest >= daysToMinutes(keepFor.days)) return [];
  const days = Math.floor(earliest / MINUTES_PER_DAY);
  return [
    {
      path: ["categories", holding.category, "retention", "keepFor"],
      wrong: `${whereIs(holding)} deletes after ${days} days, before ${String(keepFor)} is over`,
      allowed: `allowed: keepFor of P${days}D or less`,
    },
  ];
}

function tooLate(holding: Holding, { goneBy }: Retention): Finding[] {
  const path = ["categories", holding.category, "retention", "goneBy"];
  if (!goneBy) return [];
  const { terms, latest } = holding.window;
  const [deletion, ...afterwards] = terms as [Term, ...Term[]];
  if (holding.deleteAfterDays < 1 && !deletion.adjustable) {
    const least = minutesToDays(latest - deletion.minutes) + 1;
    return [
      {
        path,
        wrong: `${goneBy} leaves no day to keep ${whereIs(holding)}: what follows the deletion takes ${inDays(afterwards)}`,
        allowed: `allowed: goneBy of P${least}D or more, or shorter terms`,
      },
    ];
  }
  const excess = latest - daysToMinutes(goneBy.days);
  if (excess <= 0) return [];
  return [
    {
      path,
      wrong:
        `the last copy of ${whereIs(holding)} is gone after ${minutesToDays(latest)} days, ` +
        `not ${goneBy.days}: ${inDays(terms)}`,
      allowed: `allowed: ${settingsThatFit(holding, excess).join(", or ")}`,
    },
  ];
}

function settingsThatFit({ window, deleteAfterDays }: Holding, excess: number): string[] {
  const [deletion, ...afterwards] = window.terms as [Term, ...Term[]];
  const fits = [`goneBy of P${minutesToDays(window.latest)}D or more`];
  const age = deleteAfterDays - minutesToDays(excess);
  if (age >= 1 && !deletion.adjustable) fits.push(`keepFor of P${age}D or less`);
  for (const term of [deletion, ...afterwards]) {
    const days = Math.floor((term.minutes - excess) / MINUTES_PER_DAY);
    if (!term.adjustable || days < term.adjustable.leastDays) continue;
    const { keys, onlyOff } = term.adjustable;
    fits.push(days === 0 || onlyOff ? `${keys} off` : `${keys} of P${days}D or less`);
  }
  return fits;
}

function inDays(terms: readonly Term[]): string {
  return terms.map(({ what, minutes }) => `${what} ${lengthOf(minutes)}`).join(" + ");
}

function lengthOf(minutes: number): string {
  return minutes % MINUTES_PER_DAY === 0 ? `${minutes / MINUTES_PER_DAY}` : `${minutes} minutes`;
}
