import { lengthInWords } from "../../schedule/length-in-words";
import { SCHEDULE_KINDS } from "../../schedule/kinds";
import type { PlaceRecord, TermRecord } from "../model";
import { days } from "../../policy/counted";
import { readingInWords } from "../../policy/time-reading";
import { dayWords } from "./day-words";
import { code, html, joined, Markup } from "./markup";
import { scrollable } from "./scrollable";
import { describeTimeline, promiseInDrawing, TIMELINE_WIDTH } from "./timeline";

interface PlaceFigureProps {
  readonly place: PlaceRecord;
  /** Begins the ids of what is in it. */
  readonly id: string;
  /** The SVG of its timeline. */
  readonly drawing: string;
  /** In days, if it is promised. */
  readonly goneBy: number | undefined;
  readonly asOf: string | undefined;
}

/** One place of a category: the timeline beside the terms that it is made of. */
export function placeFigure({ place, id, drawing, goneBy, asOf }: PlaceFigureProps): Markup {
  const { store, kind, accessLogGoneByDay, notEnforced } = place;
  return html`<h3 id="${id}">${unit(place)} in ${SCHEDULE_KINDS[kind].service} ${code(store)}</h3>
    <p class="clock">${clock(place)}</p>
    <div class="place">
      ${notEnforced === undefined ? figure(place, id, drawing, goneBy) : ""}
      ${scrollable(`${id}-terms`, terms(place, id, asOf))}
    </div>
    ${
      accessLogGoneByDay === undefined
        ? ""
        : html`<p class="alert">
            The log of accesses to this bucket holds object keys. The last key of a record is gone from it by
            ${dayWords(accessLogGoneByDay, asOf)}.
          </p>`
    }`;
}

function unit({ store, kind, noun, unit, prefixes }: PlaceRecord): Markup {
  const { records } = SCHEDULE_KINDS[kind];
  if (prefixes) return html`${capitalized(records)} under ${joined(prefixes.map(code), ", ")}`;
  return unit === store ? html`All ${records}` : html`${capitalized(noun)} ${code(unit)}`;
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function clock({ kind, timeElement, timeReading = {} }: PlaceRecord): Markup {
  return timeElement === undefined
    ? html`Day 0 is ${SCHEDULE_KINDS[kind].ownClock ?? "when the service took the record"}; the service keeps
      that time.`
    : html`Day 0 is the time in ${code(timeElement)}, ${readingInWords(timeReading)}, which the application
      writes.`;
}

function figure(place: PlaceRecord, id: string, drawing: string, goneBy: number | undefined): Markup {
  const swatch =
    promiseInDrawing(place, goneBy) === undefined ? "" : html`<span class="swatch promised"></span>`;
  const promised =
    goneBy === undefined ? "" : html`<span class="key">${swatch}promised: day ${goneBy}</span>`;
  return html`<figure>
    ${withWords(drawing, id, place)}
    <figcaption>
      <span class="key"><span class="swatch kept"></span>kept</span>
      <span class="key"><span class="swatch may-go"></span>may go</span>
      <span class="key"><span class="swatch gone"></span>gone</span>
      ${promised}
    </figcaption>
  </figure>`;
}

/**
 * A drawing that is one image to a screen reader, described in words. It is as wide as its bars: what Vega adds to that
 * is a guess at how wide its texts are.
 */
function withWords(drawing: string, id: string, place: PlaceRecord): Markup {
  const height = / height="(\d+)"/.exec(drawing)?.[1] ?? "";
  const inner = new Markup(drawing.slice(drawing.indexOf(">") + 1, drawing.lastIndexOf("</svg>")));
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${TIMELINE_WIDTH + 2} ${height}"
    role="img"
    aria-labelledby="${id}-title"
    aria-describedby="${id}-desc"
  >
    <title id="${id}-title">Timeline of ${place.unit} in ${place.store}</title>
    <desc id="${id}-desc">${describeTimeline(place)}</desc>
    ${inner}
  </svg>`;
}

/** Laid out anew on a narrow screen, like the overview: hence the roles. */
function terms(place: PlaceRecord, id: string, asOf: string | undefined): Markup {
  return html`<table class="terms" role="table">
    <caption id="${id}-terms">
      ${place.notEnforced === undefined ? "Where the days come from" : "What it would be if something deleted it"}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">What</th>
        <th scope="col" role="columnheader">Takes</th>
        <th scope="col" role="columnheader">Over by</th>
        <th scope="col" role="columnheader">Source</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${place.terms.map((term, i) => row(term, i === 0, asOf))}
    </tbody>
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader">
          ${place.notEnforced === undefined ? "Last copy" : "Last copy would go"}
        </th>
        <td role="cell" class="takes">${days(place.goneByDay)}</td>
        <td role="cell">${dayWords(place.goneByDay, asOf)}</td>
        <td role="cell" class="source">the sum</td>
      </tr>
    </tfoot>
  </table>`;
}

function row(
  { what, minutes, untilDay, source }: TermRecord,
  isFirst: boolean,
  asOf: string | undefined,
): Markup {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${what}</th>
    <td role="cell" class="takes">${isFirst ? "" : "+ "}${lengthInWords(minutes)}</td>
    <td role="cell">${dayWords(untilDay, asOf)}</td>
    <td role="cell" class="source">${source}</td>
  </tr>`;
}
