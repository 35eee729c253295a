import { days } from "../../policy/counted";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { Consequence } from "./consequences";
import { DIFF_KINDS } from "./kinds";
import type { Duration } from "./kinds/diff-kind";
import { matchedEntries } from "./matched";

/** What lives longer or shorter in a store because its own settings are others. */
export function durationChanges(before: RetentionSchedule, after: RetentionSchedule): Consequence[] {
  return matchedEntries(before.stores, after.stores).both.flatMap(([about, old, now]) => {
    if (old.kind !== now.kind) return [];
    const kind = DIFF_KINDS[now.kind];
    const earlier = kind.durations(old);
    const ofDurations = [...kind.durations(now)].flatMap(([what, duration]): Consequence[] => {
      const was = earlier.get(what);
      if (!was || was.days === duration.days) return [];
      if (was.days === undefined) return [begun(about, what, duration.days)];
      if (duration.days === undefined) return ended(about, what, was.days, was);
      return [changed(about, what, was.days, duration.days, duration)];
    });
    return [...ofDurations, ...(kind.otherwise?.(about, old, now) ?? [])];
  });
}

function begun(about: string, what: string, after = 0): Consequence {
  return { about, effect: "kept-longer", words: `${what} are kept: for ${days(after)}`, after };
}

function ended(about: string, what: string, before: number, { ended }: Duration): Consequence[] {
  const stay = {
    effect: "kept-longer" as const,
    words: `no rule removes the ${what} that are there: they stay`,
  };
  return (ended ?? [stay]).map((found) => ({ about, ...found, before }));
}

function changed(about: string, what: string, before: number, after: number, now: Duration): Consequence {
  const earlier = after < before;
  const words = now.told?.(before, after) ?? `${what}: ${days(after)}, instead of ${before}`;
  return {
    about,
    effect: earlier ? "deleted-earlier" : "kept-longer",
    words,
    before,
    after,
    ...(earlier && now.withinDays !== undefined && { withinDays: now.withinDays }),
  };
}
