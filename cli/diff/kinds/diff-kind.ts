import type { Consequence } from "../consequences";
import type { ResourceChange } from "../resource-changes";

/** What another policy means for one kind of store: its settings before and after are those of the same store. */
export interface DiffKind<Settings> {
  /** What lives for how long because of the store's own settings, by what it is. */
  durations(settings: Settings): ReadonlyMap<string, Duration>;
  /** Which resources are others; their tags are looked at for every kind. */
  resources(old: Settings, now: Settings): Omit<ResourceChange, "about">[];
  /** What becomes of the data in a table or an index that a category has left; nothing if it is said of prefixes. */
  left(store: string, unit: string, now: Settings): string | undefined;
  /** Why every table or index of the store is replaced by another of its name, if it is. */
  replaced?(old: Settings, now: Settings): string | undefined;
  /** What goes earlier or stays longer for a reason that is no duration. */
  otherwise?(store: string, old: Settings, now: Settings): Consequence[];
  /** What to add to a new end of a category's window. */
  remark?(old: Settings, now: Settings): string | undefined;
}

/** How long something of a store lives. */
export interface Duration {
  /** In days; none while the store has none of it. */
  readonly days?: number | undefined;
  /** The change in words, if they are not `backups: 14 days, instead of 7`. */
  readonly told?: (before: number, after: number) => string;
  /** Within how many days of the deploy it shows where it is shorter; not set where nobody says. */
  readonly withinDays?: number;
  /** What becomes of those that are there once the store has none of it. @default - they stay */
  readonly ended?: readonly Pick<Consequence, "effect" | "words">[];
}
