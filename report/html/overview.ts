import type { CategoryRecord, RetentionReport } from "../model";
import { lastPlace, sumWords } from "../wording";
import { anchorOf } from "./anchor";
import { dayWords } from "./day-words";
import { html, type Markup, own } from "./markup";
import { scrollable } from "./scrollable";

/**
 * The answer first: for each category, when the last copy is gone, and why then. On a narrow screen its rows are laid
 * out anew, after which some browsers no longer see a table: hence the roles.
 */
export function overview({ categories, asOf }: RetentionReport): Markup {
  const example = asOf === undefined ? "on day 0" : html`on <time datetime="${asOf}">${asOf}</time>`;
  return html`<section aria-labelledby="answer">
    <h2 id="answer">When is the last copy gone?</h2>
    <p>
      For a record written ${example}. Which data belongs to which category: see
      <a href="#elements">data elements</a>.
    </p>
    ${scrollable(
      "answer-table",
      html`<table class="overview" role="table">
        <caption id="answer-table">
          Every category: kept until, gone by, and why then
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">Category</th>
            <th scope="col" role="columnheader">Kept until</th>
            <th scope="col" role="columnheader">Last copy gone by</th>
            <th scope="col" role="columnheader">Promised by</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${categories.map((category) => row(category, asOf))}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function row(category: CategoryRecord, asOf: string | undefined): Markup {
  const { title, keptUntilDay, goneByDay, notEnforced, retention } = category;
  const gone =
    notEnforced === undefined
      ? html`<strong>${dayWords(goneByDay, asOf)}</strong>`
      : html`<strong class="alert">never: nothing deletes it</strong>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="#${anchorOf(category)}">${own(title)}</a
      ><span class="why">${sumWords(lastPlace(category))}</span>
    </th>
    <td role="cell">${dayWords(keptUntilDay, asOf)}</td>
    <td role="cell">${gone}</td>
    <td role="cell">${retention.goneBy ? dayWords(retention.goneBy.days, asOf) : "no end promised"}</td>
  </tr>`;
}
