import type { Exemption, RetentionReport } from "../model";
import { code, html, type Markup } from "./markup";
import { scrollable } from "./scrollable";

/** What was let off a rule, and why. */
export function exemptionsSection({ exemptions }: RetentionReport): Markup {
  return html`<section aria-labelledby="exemptions">
    <h2 id="exemptions">Exemptions</h2>
    ${
      exemptions.stack === null
        ? html`<p>
            No synthesized stack was read, so this page does not know of any exemptions. They are there after
            <code>npx cdktf synth</code>.
          </p>`
        : listed(exemptions.stack, exemptions.list)
    }
  </section>`;
}

function listed(stack: string, list: readonly Exemption[] | undefined): Markup {
  if (!list) return html`<p>The stack in ${code(stack)} does not say what it exempts.</p>`;
  if (list.length === 0) return html`<p>None: every rule holds for all of ${code(stack)}.</p>`;
  return scrollable(
    "exemptions-table",
    html`<table>
      <caption id="exemptions-table">
        Rules that do not hold for a part of ${code(stack)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Rule</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        ${list.map(
          ({ path, rule, reason }) =>
            html`<tr>
              <th scope="row">${code(path)}</th>
              <td>${code(rule)}</td>
              <td dir="auto">${reason}</td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
