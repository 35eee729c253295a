import { createHash } from "node:crypto";
import type { PlaceRecord, RetentionReport } from "../model";
import { COMPUTED, policyWords } from "../wording";
import { anchorOf } from "./anchor";
import { categorySection } from "./category-section";
import { draw } from "./draw";
import { elementIndex } from "./element-index";
import { exemptionsSection } from "./exemptions-section";
import { html, Markup, own } from "./markup";
import { notControllableSection } from "./not-controllable-section";
import { overview } from "./overview";
import { reading } from "./reading";
import { STYLE } from "./style";
import { timeline } from "./timeline";

/** The report as one page that asks nothing of anybody: no script, no font, no picture from elsewhere. */
export async function htmlReport(report: RetentionReport): Promise<string> {
  const drawingOf = await drawings(report);
  return `<!doctype html>\n${page(report, drawingOf).text}\n`;
}

async function drawings({ categories }: RetentionReport): Promise<(place: PlaceRecord) => string> {
  const all = categories.flatMap(({ places, retention }) =>
    places.map((place) => ({ place, specification: timeline(place, retention.goneBy?.days) })),
  );
  const drawn = await draw(all.map(({ specification }) => specification));
  const byPlace = new Map(all.map(({ place }, i) => [place, drawn[i] as string]));
  return (place) => byPlace.get(place) as string;
}

function page(report: RetentionReport, drawingOf: (place: PlaceRecord) => string): Markup {
  const { categories, environment, region, asOf } = report;
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policy}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>Retention report: ${environment}</title>
      ${new Markup(`<style>${STYLE}</style>`)}
    </head>
    <body>
      <a class="skip" href="#answer">Skip to the answer</a>
      <header>
        <p class="kind">Retention report</p>
        <h1>What is held, and when it is gone</h1>
        <p>
          Policy ${policyWords(report)}. Environment <strong>${environment}</strong>, region
          <strong>${region}</strong>${
            asOf === undefined
              ? ""
              : html`. Dates are those of a record written on <time datetime="${asOf}">${asOf}</time>`
          }.
        </p>
        <p>${COMPUTED}</p>
      </header>
      <nav aria-label="Contents">
        <ul>
          <li><a href="#answer">When is the last copy gone?</a></li>
          <li><a href="#reading">How to read this</a></li>
          ${categories.map((category) => html`<li><a href="#${anchorOf(category)}">${own(category.title)}</a></li>`)}
          <li><a href="#exemptions">Exemptions</a></li>
          <li><a href="#not-controllable">What nobody can control from here</a></li>
          <li><a href="#elements">Data elements</a></li>
        </ul>
      </nav>
      <main>
        ${overview(report)} ${reading(report)}
        ${categories.map((category) => categorySection(category, drawingOf, asOf))}
        ${exemptionsSection(report)} ${notControllableSection(report)} ${elementIndex(report)}
      </main>
    </body>
  </html>`;
}
