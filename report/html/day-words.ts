import { addDays } from "../calendar";
import { html, type Markup } from "./markup";

/** `day 32`, and its date if it is known on which date day 0 was. */
export function dayWords(day: number, asOf: string | undefined): Markup {
  if (asOf === undefined) return html`<span class="day">day ${day}</span>`;
  const date = addDays(asOf, day);
  return html`<time datetime="${date}">${date}</time> <span class="day">(day ${day})</span>`;
}
