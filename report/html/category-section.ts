import { SCHEDULE_KINDS } from "../../schedule/kinds";
import type { BasisRecord, CategoryRecord, PlaceRecord } from "../model";
import { basisWords, lastPlace, periodWords, readerWords, sumWords, writerWords } from "../wording";
import { anchorOf } from "./anchor";
import { dayWords } from "./day-words";
import { code, html, joined, type Markup, own } from "./markup";
import { placeFigure } from "./place-figure";

/** The whole story of one category. */
export function categorySection(
  category: CategoryRecord,
  drawingOf: (place: PlaceRecord) => string,
  asOf: string | undefined,
): Markup {
  const { title, description, places, retention } = category;
  const anchor = anchorOf(category);
  return html`<section class="category" aria-labelledby="${anchor}">
    <h2 id="${anchor}" dir="auto">${title}</h2>
    ${description === undefined ? "" : html`<p dir="auto">${description}</p>`} ${answer(category, asOf)}
    ${places.map((place, i) =>
      placeFigure({
        place,
        id: `${anchor}-place-${i}`,
        drawing: drawingOf(place),
        goneBy: retention.goneBy?.days,
        asOf,
      }),
    )}
    ${record(category)}
  </section>`;
}

function answer(category: CategoryRecord, asOf: string | undefined): Markup {
  const { keptUntilDay, goneByDay, notEnforced } = category;
  if (notEnforced !== undefined) {
    return html`<p class="answer alert">
      There is no day on which the last copy is gone: ${own(notEnforced)}.
    </p>`;
  }
  const written = asOf === undefined ? "on day 0" : html`on <time datetime="${asOf}">${asOf}</time> (day 0)`;
  return html`<p class="answer">
      A record written ${written} is kept until ${dayWords(keptUntilDay, asOf)}, and its last copy is gone by
      <strong>${dayWords(goneByDay, asOf)}</strong>.
    </p>
    <p class="sum">Why then: ${sumWords(lastPlace(category))} = ${goneByDay} days.</p>`;
}

function record(category: CategoryRecord): Markup {
  const { name, elements, purposes, legalBasis, specialCategory, retention, places } = category;
  return html`<h3>Record of processing</h3>
    <dl class="record">
      ${entry("Name in the policy", code(name))}
      ${entry(
        "Data elements",
        html`<ul class="elements">
          ${elements.map(({ name, type }) => html`<li>${code(name)} <span class="type">${type}</span></li>`)}
        </ul>`,
      )}
      ${entry(
        "Purposes",
        html`<ul>
          ${purposes.map((purpose) => html`<li dir="auto">${purpose}</li>`)}
        </ul>`,
      )}
      ${entry("Legal basis", basis(legalBasis))}
      ${entry(
        "Special categories",
        specialCategory
          ? html`${joined(specialCategory.elements.map(code), ", ")}; basis:
            ${basis(specialCategory.legalBasis)}`
          : html`none declared`,
      )}
      ${entry("Promised", html`kept for ${periodWords(retention.keepFor)}; gone by ${periodWords(retention.goneBy)}`)}
      ${entry(
        "Stored in",
        html`<ul>
          ${places.map(
            (place) =>
              html`<li>
                ${code(place.store)}, ${SCHEDULE_KINDS[place.kind].service}; its name in the cloud:
                ${code(place.cloudName)}
              </li>`,
          )}
        </ul>`,
      )}
      ${entry(
        "May read",
        html`<ul>
          ${places.map((place) => html`<li>${code(place.store)}: ${readerWords(place).join("; ")}</li>`)}
        </ul>`,
      )}
      ${entry(
        "May write",
        html`<ul>
          ${places.map((place) => html`<li>${code(place.store)}: ${writerWords(place).join("; ")}</li>`)}
        </ul>`,
      )}
    </dl>`;
}

function entry(term: string, description: Markup): Markup {
  return html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
}

function basis(record: BasisRecord): Markup {
  const by = record.obtainedBy === undefined ? "" : html`, obtained by ${own(record.obtainedBy)}`;
  return html`${basisWords(record)}${by}`;
}
