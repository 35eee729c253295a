import { minutesToDays, type Window } from "../../schedule/window";

/** `32 days = objects 30 + lifecycle run 2` */
export function windowSum({ latest, terms, notEnforced }: Window): string {
  const sum = terms.map(({ what, minutes }) => `${what} ${minutesToDays(minutes)}`).join(" + ");
  const total = `${minutesToDays(latest)} days = ${sum}`;
  return notEnforced ? `${total}; but ${notEnforced}` : total;
}
