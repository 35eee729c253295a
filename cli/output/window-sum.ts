import { minutesToDays, type Window } from "../../schedule/window";

/** `32 days = objects 30 + lifecycle run 2`; each term as the days that it adds, so that the sum is right. */
export function windowSum({ latest, terms, notEnforced }: Window): string {
  let elapsed = 0;
  const sum = terms.map(({ what, minutes }) => {
    const before = minutesToDays(elapsed);
    elapsed += minutes;
    return `${what} ${minutesToDays(elapsed) - before}`;
  });
  const total = `${minutesToDays(latest)} days = ${sum.join(" + ")}`;
  return notEnforced ? `${total}; but ${notEnforced}` : total;
}
