import { lengthInWords } from "../../schedule/length-in-words";
import { MINUTES_PER_DAY } from "../../schedule/window";
import type { PlaceRecord, TermRecord } from "../model";
import { days } from "../../policy/counted";

/** In pixels of the drawing, which is as wide as the narrowest screen it is read on. */
export const TIMELINE_WIDTH = 340;
const ROW = 34;

/** The share of the magnified part that is left for what comes after it. */
const MARGIN = 0.08;

/** A promise that is further away than so many times what is magnified would leave nothing of that to see. */
const FARTHEST_PROMISE = 3;

/** Colours are the page's, so that they follow its light and dark. */
const KEPT = "var(--kept)";
const MAY_GO = "var(--may-go)";
const GONE = "var(--gone)";
const INK = "currentColor";
const LINE = "var(--line)";
const PROMISED = "var(--promised)";

/** Behind a text, so that no line runs through it. */
const HALO = { stroke: "var(--paper)", strokeWidth: 4 };

/** A bar of the magnified part. */
interface Bar {
  readonly row: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly fill: string;
  readonly stroke: string;
}

/** The promised day, if it is there and near enough to be in the drawing. */
export function promiseInDrawing(
  { keptUntilDay, goneByDay }: PlaceRecord,
  goneBy: number | undefined,
): number | undefined {
  const farthest = goneByDay + FARTHEST_PROMISE * (goneByDay - keptUntilDay);
  return goneBy !== undefined && goneBy <= farthest ? goneBy : undefined;
}

/**
 * The life of a record in one place: a bar for the whole of it, and below, magnified, each copy's share of the time
 * between the first deletion and the end of the last copy.
 *
 * @param goneBy the day by which the last copy is promised to be gone, if there is such a promise.
 */
export function timeline(place: PlaceRecord, goneBy: number | undefined): object {
  const { keptUntilDay, goneByDay } = place;
  const promised = promiseInDrawing(place, goneBy);
  const last = Math.max(goneByDay, promised ?? 0);
  const end = last + Math.max(1, MARGIN * (last - keptUntilDay));
  return {
    background: null,
    padding: 1,
    spacing: 0,
    config: {
      aria: false,
      font: "inherit",
      mark: { aria: false },
      view: { stroke: null },
      axis: {
        title: null,
        grid: false,
        labelColor: INK,
        labelFontSize: 11,
        labelExpr: "'day ' + datum.value",
        labelOverlap: "greedy",
        labelSeparation: 6,
        labelFlush: true,
        tickColor: LINE,
        domainColor: LINE,
      },
      text: { fill: INK, fontSize: 12, align: "left", baseline: "middle" },
    },
    vconcat: [
      wholeLife(place, end),
      magnifier(keptUntilDay / end),
      magnified(
        barsOf(place, end),
        [keptUntilDay, end],
        [keptUntilDay, goneByDay, ...(promised ? [promised] : [])],
        promised,
      ),
    ],
  };
}

function wholeLife({ keptUntilDay, goneByDay }: PlaceRecord, end: number): object {
  return {
    width: TIMELINE_WIDTH,
    height: ROW,
    layer: [
      {
        data: {
          values: [
            { from: 0, to: keptUntilDay, fill: KEPT, stroke: KEPT },
            { from: keptUntilDay, to: goneByDay, fill: MAY_GO, stroke: MAY_GO },
            { from: goneByDay, to: end, fill: GONE, stroke: LINE },
          ],
        },
        mark: { type: "bar", height: 14, y: ROW - 8 },
        encoding: {
          x: quantitative("from", [0, end], null),
          x2: { field: "to" },
          fill: { field: "fill", type: "nominal", scale: null },
          stroke: { field: "stroke", type: "nominal", scale: null },
        },
      },
      {
        data: { values: [{ label: `kept: ${days(keptUntilDay)}, from day 0` }] },
        mark: { type: "text", x: 0, y: 10 },
        encoding: { text: { field: "label" } },
      },
    ],
  };
}

/** The lines that lead from the end of the upper bar to the whole of the lower part. */
function magnifier(from: number): object {
  return {
    width: TIMELINE_WIDTH,
    height: 16,
    data: {
      values: [
        { x: from, y: 1, x2: 0, y2: 0 },
        { x: 1, y: 1, x2: 1, y2: 0 },
      ],
    },
    mark: { type: "rule", stroke: LINE, strokeDash: [3, 3] },
    encoding: {
      x: quantitative("x", [0, 1], null),
      y: quantitative("y", [0, 1], null),
      x2: { field: "x2" },
      y2: { field: "y2" },
    },
  };
}

function magnified(
  bars: readonly Bar[],
  domain: readonly [number, number],
  days: readonly number[],
  promised: number | undefined,
): object {
  const x = quantitative("from", domain, { values: [...new Set(days)], orient: "bottom" });
  const y = { field: "row", type: "ordinal", axis: null };
  const rule = {
    data: { values: promised === undefined ? [] : [{ promised }] },
    mark: { type: "rule", stroke: PROMISED, strokeWidth: 1.5, strokeDash: [5, 3] },
    encoding: { x: { ...x, field: "promised" } },
  };
  return {
    width: TIMELINE_WIDTH,
    height: { step: ROW },
    data: { values: bars },
    layer: [
      rule,
      {
        mark: { type: "bar", height: 12, yOffset: 8, clip: true },
        encoding: {
          x,
          y,
          x2: { field: "to" },
          fill: { field: "fill", type: "nominal", scale: null },
          stroke: { field: "stroke", type: "nominal", scale: null },
        },
      },
      ...[HALO, {}].map((look) => ({
        mark: { type: "text", x: 0, yOffset: -8, ...look },
        encoding: { y, text: { field: "label" } },
      })),
    ],
  };
}

function barsOf({ terms, keptUntilDay, goneByDay }: PlaceRecord, end: number): Bar[] {
  const after = terms.filter(({ untilDay }) => untilDay > keptUntilDay);
  const bars = after.map((term, row): Bar => {
    const { from, to } = exactDays(terms, term);
    const [what] = term.what.split(",");
    const label = `${what}: ${lengthInWords(term.minutes)}, to day ${term.untilDay}`;
    return { row, label, from: Math.max(from, keptUntilDay), to, fill: MAY_GO, stroke: MAY_GO };
  });
  const label = `gone: the last copy by day ${goneByDay}`;
  return [...bars, { row: bars.length, label, from: goneByDay, to: end, fill: GONE, stroke: LINE }];
}

/** Without rounding: two polls of ten minutes are not a day wide. */
function exactDays(terms: readonly TermRecord[], term: TermRecord): { from: number; to: number } {
  const before = terms.slice(0, terms.indexOf(term)).reduce((sum, { minutes }) => sum + minutes, 0);
  return { from: before / MINUTES_PER_DAY, to: (before + term.minutes) / MINUTES_PER_DAY };
}

function quantitative(field: string, domain: readonly [number, number], axis: object | null): object {
  return { field, type: "quantitative", scale: { domain, nice: false, zero: false }, axis };
}

/** What the drawing shows, in words. */
export function describeTimeline({ keptUntilDay, goneByDay, terms }: PlaceRecord): string {
  const shares = terms
    .filter(({ untilDay }) => untilDay > keptUntilDay)
    .map(
      ({ what, minutes, fromDay, untilDay }) =>
        `${what}, ${lengthInWords(minutes)}, from day ${fromDay} to day ${untilDay}`,
    );
  return (
    `Kept for ${days(keptUntilDay)}. May go from day ${keptUntilDay} to day ${goneByDay}: ` +
    `${shares.join("; ")}. Gone from day ${goneByDay} on.`
  );
}
