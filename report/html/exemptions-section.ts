import type { Exemptions, RetentionReport } from "../model";
import { code, html, joined, type Markup } from "./markup";
import { scrollable } from "./scrollable";

/** What was let off a rule, and why. */
export function exemptionsSection({ exemptions }: RetentionReport): Markup {
  return html`<section aria-labelledby="exemptions">
    <h2 id="exemptions">Exemptions</h2>
    ${
      exemptions.stacks.length === 0
        ? html`<p>
            No synthesized stack was read, so this page does not know of any exemptions. They are there after
            <code>npx cdktf synth</code>.
          </p>`
        : listed(exemptions)
    }
  </section>`;
}

function listed({ stacks, list }: Exemptions): Markup {
  const files = joined(stacks.map(code), ", ");
  if (list.length === 0) return html`<p>None are named in ${files}.</p>`;
  return scrollable(
    "exemptions-table",
    html`<table>
      <caption id="exemptions-table">
        Rules that some resources break, from ${files}
      </caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Resources</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        ${list.map(
          ({ rule, resources, reason }) =>
            html`<tr>
              <th scope="row">${code(rule)}</th>
              <td>${joined(resources.map(code), ", ")}</td>
              <td dir="auto">${reason}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
