import type { RetentionReport } from "../model";
import { anchorOf } from "./anchor";
import { code, html, joined, type Markup, own } from "./markup";

/** Every data element, and the categories that it belongs to: for whoever knows the data and not the policy. */
export function elementIndex({ categories }: RetentionReport): Markup {
  const owners = new Map<string, Markup[]>();
  for (const category of categories) {
    const gone = category.notEnforced === undefined ? `day ${category.goneByDay}` : "never";
    const link = html`<a href="#${anchorOf(category)}">${own(category.title)}</a>
      <span class="type">${gone}</span>`;
    for (const { name } of category.elements) owners.set(name, [...(owners.get(name) ?? []), link]);
  }
  const sorted = [...owners].sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b));
  return html`<section aria-labelledby="elements">
    <h2 id="elements">Data elements</h2>
    <p>From what is held to its category, and the day by which its last copy is gone.</p>
    <ul class="index">
      ${sorted.map(([name, links]) => html`<li>${code(name)} ${joined(links, ", ")}</li>`)}
    </ul>
  </section>`;
}

/** By code units, which no locale changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
