import { days } from "../../policy/counted";
import type { StoreKind } from "../../policy/kinds";
import { occupantOf } from "../../policy/occupants";
import type { Holding } from "../../schedule/holding";
import { lengthInWords } from "../../schedule/length-in-words";
import { nextRun } from "../../schedule/next-run";
import type { RetentionSchedule } from "../../schedule/schedule";
import { SCHEDULE_KINDS } from "../../schedule/kinds";
import { minutesToDays } from "../../schedule/window";
import { clockChanges } from "../clock-change";
import type { ScheduledPolicy } from "../load-schedule";
import { oneLine } from "../../report/printable";
import { REFUSED } from "./destroyed";
import { durationChanges } from "./duration-changes";
import { DIFF_KINDS } from "./kinds";
import { matched } from "./matched";

/** Data that is deleted earlier or kept longer than before. */
export interface Consequence {
  /** The category or store that it is about. */
  readonly about: string;
  readonly effect: "deleted-earlier" | "kept-longer";
  readonly words: string;
  /** What was changed, in days; none where there was or is no end. */
  readonly before?: number;
  readonly after?: number;
  /** By when it shows, in days from the deploy. */
  readonly withinDays?: number;
}

/** Everything that goes earlier or stays longer in what both policies cover, each cause once. */
export function consequencesOf(before: ScheduledPolicy, after: ScheduledPolicy): Consequence[] {
  const ofStores = durationChanges(before.schedule, after.schedule);
  const { both } = matched(holdingsOf(before.schedule), holdingsOf(after.schedule));
  const ofPlaces = both.flatMap(([, old, now]) => {
    const kind = after.schedule.stores[now.store]?.kind;
    if (!kind || before.schedule.stores[old.store]?.kind !== kind) return [];
    const found = [...otherAge(old, now, kind), ...otherClock(before, after, now)];
    const explained = found.length > 0 || ofStores.some(({ about }) => about === now.store);
    return [...replaced(before, after, now), ...(explained ? found : otherEnd(old, now))];
  });
  return [...ofPlaces, ...ofStores];
}

function holdingsOf({ categories }: RetentionSchedule): Map<string, Holding> {
  const holdings = Object.values(categories).flatMap((category) => category.holdings);
  return new Map(
    holdings.map((holding) => [JSON.stringify([holding.category, holding.store, holding.unit]), holding]),
  );
}

function otherAge(old: Holding, now: Holding, kind: StoreKind): Consequence[] {
  const { category: about, deleteAfterDays: after } = now;
  const { deleteAfterDays: before } = old;
  const records = `${SCHEDULE_KINDS[kind].records} of ${now.unit}`;
  const run = nextRun(kind, now.window);
  const ranBefore = nextRun(kind, old.window) !== undefined;
  if (!run) {
    if (!ranBefore) return [];
    const words = `nothing deletes ${records} any more: ${oneLine(now.window.notEnforced ?? "")}`;
    return [{ about, effect: "kept-longer", words, before }];
  }
  if (ranBefore && after === before) return [];
  if (ranBefore && after > before) {
    const words = `${records} that are less than ${days(before)} old at the deploy are kept until they are ${days(after)} old; what is gone stays gone`;
    return [{ about, effect: "kept-longer", words, before, after }];
  }
  const which = ranBefore ? `between ${after} and ${days(before)} old` : `that are older than ${days(after)}`;
  const words = [
    `${records} ${which} go at the next ${run.name}, within ${days(run.withinDays)} of the deploy`,
    run.partitionDays > 0 &&
      `they go together with younger ones, so some stay for ${days(run.partitionDays)} more`,
    run.copiesDays > 0 && `their last copies are gone ${days(run.copiesDays)} later`,
    "nothing brings them back",
  ];
  return [
    {
      about,
      effect: "deleted-earlier",
      words: words.filter(Boolean).join("; "),
      ...(ranBefore && { before }),
      after,
      withinDays: run.withinDays,
    },
  ];
}

/** Another index or table of the same name takes its place, into which nothing moves what is in the old one. */
function replaced(
  before: ScheduledPolicy,
  after: ScheduledPolicy,
  { category: about, store, unit }: Holding,
): Consequence[] {
  const [old, now] = [before, after].map(({ schedule }) => schedule.stores[store]);
  const why = old && now?.kind === old.kind ? DIFF_KINDS[now.kind].replaced?.(old, now) : undefined;
  if (why === undefined) return [];
  const { noun } = occupantOf(after.document.policy, { category: about, store, unit });
  const words = `${noun} ${unit} of ${store} is replaced, for ${why}: ${REFUSED}, it is deleted with everything in it`;
  return [{ about, effect: "deleted-earlier", words }];
}

/** If something else says how old a record is, some records are older than they were, and some younger. */
function otherClock(
  before: ScheduledPolicy,
  after: ScheduledPolicy,
  { category, store, unit }: Holding,
): Consequence[] {
  const [old, now] = [before, after].map(
    ({ document }) => occupantOf(document.policy, { category, store, unit }).time,
  );
  if (!old || !now) return [];
  return clockChanges(unit, old, now).map(({ effect, words }) => ({
    about: category,
    effect: effect === "older" ? "deleted-earlier" : "kept-longer",
    words,
  }));
}

/** Another end for which nothing above is the reason, such as another lifecycle. */
function otherEnd({ window: old }: Holding, { category: about, unit, window: now }: Holding): Consequence[] {
  const minutes = now.latest - old.latest;
  if (minutes === 0 || now.notEnforced) return [];
  const [before, after] = [minutesToDays(old.latest), minutesToDays(now.latest)];
  const words = `the last copy of what is in ${unit} is gone ${lengthInWords(Math.abs(minutes))} ${minutes < 0 ? "earlier" : "later"}`;
  return [{ about, effect: minutes < 0 ? "deleted-earlier" : "kept-longer", words, before, after }];
}
