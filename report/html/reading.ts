import type { RetentionReport } from "../model";
import { html, type Markup } from "./markup";

/** How to count, and what the words mean. */
export function reading({ asOf }: RetentionReport): Markup {
  return html`<section aria-labelledby="reading">
    <h2 id="reading">How to read this</h2>
    <dl class="words">
      <div>
        <dt><span class="swatch kept"></span>Kept</dt>
        <dd>Nothing that the service reads from is deleted before the end of this time.</dd>
      </div>
      <div>
        <dt><span class="swatch may-go"></span>May go</dt>
        <dd>
          Deletion has begun. Copies that the service does not read from, such as backups, live on for their
          own time.
        </dd>
      </div>
      <div>
        <dt><span class="swatch gone"></span>Gone</dt>
        <dd>No copy is left in anything that this page counts.</dd>
      </div>
    </dl>
    <p>
      <strong>How to count.</strong> Day 0 is the moment at which a record is written; each place below says
      whose clock that is. Day 32 is 32 times 24 hours later: add 32 days to the date of
      writing${
        asOf === undefined
          ? html`. A record of 1 March is gone by 2 April`
          : html`, as has been done here for a record of <time datetime="${asOf}">${asOf}</time>`
      }.
      A year counts 365 days. Days are rounded up, and every term is counted at its longest: most records go
      earlier.
    </p>
    <p>A source that says “assumed” has been confirmed by nobody.</p>
  </section>`;
}
