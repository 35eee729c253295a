import { SCHEDULE_KINDS } from "../../schedule/kinds";
import type { RetentionReport } from "../model";
import { html, type Markup } from "./markup";
import { scrollable } from "./scrollable";

/** What the days above do not count. */
export function notControllableSection({ notControllable }: RetentionReport): Markup {
  return html`<section aria-labelledby="not-controllable">
    <h2 id="not-controllable">What nobody can control from here</h2>
    <p>Copies that may come to exist without this project, and that the days above do not count.</p>
    ${scrollable(
      "not-controllable-table",
      html`<table class="plain">
        <caption id="not-controllable-table">
          Copies outside of the windows
        </caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Copy</th>
            <th scope="col">Lives for</th>
            <th scope="col">What to know</th>
          </tr>
        </thead>
        <tbody>
          ${notControllable.map(
            ({ kind, copy, lives, note }) =>
              html`<tr>
                <td>${kind === undefined ? "anywhere" : SCHEDULE_KINDS[kind].service}</td>
                <th scope="row">${copy}</th>
                <td>${lives || "unknown"}</td>
                <td>${note}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}
