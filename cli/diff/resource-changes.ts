import { isDeepStrictEqual } from "node:util";
import { SCHEDULE_KINDS, type StoreSettings } from "../../schedule/kinds";
import type { RetentionSchedule } from "../../schedule/schedule";
import { DIFF_KINDS } from "./kinds";
import { matchedEntries } from "./matched";
import { type Found, inPlace } from "./resource-words";

/** A kind of resource that a plan will show, in words. */
export interface ResourceChange {
  /** The store that it belongs to. */
  readonly about: string;
  readonly change: "created" | "changed in place" | "replaced" | "destroyed" | "refused";
  readonly words: string;
}

/** Which resources are others, worked out from the settings alone: the plan has the last word. */
export function resourceChanges(before: RetentionSchedule, after: RetentionSchedule): ResourceChange[] {
  const { added, removed, both } = matchedEntries(before.stores, after.stores);
  const whole = (change: Found["change"], { kind }: StoreSettings): Found => ({
    change,
    words: `everything of the store (${SCHEDULE_KINDS[kind].service})`,
  });
  return [
    ...removed.map(([about, store]) => ({ about, ...whole("destroyed", store) })),
    ...added.map(([about, store]) => ({ about, ...whole("created", store) })),
    ...both.flatMap(([about, old, now]) =>
      (old.kind === now.kind ? ofStore(old, now) : [whole("destroyed", old), whole("created", now)]).map(
        (found) => ({ about, ...found }),
      ),
    ),
  ];
}

function ofStore(old: StoreSettings, now: StoreSettings): Found[] {
  const tags = isDeepStrictEqual(old.categories, now.categories) ? [] : [inPlace("tags of every resource")];
  return [...DIFF_KINDS[now.kind].resources(old, now), ...tags];
}
