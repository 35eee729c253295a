import type { Category, Place, Policy, Retention, Store } from "../policy/policy";
import type { Finding } from "../strict-yaml/problem";
import { checkWindow } from "./check-window";
import type { Holding } from "./holding";
import { SCHEDULE_KINDS, type StoreSettings } from "./kinds";
import type { PlacedCategory, StoreSchedule } from "./placed-category";
import { spanOf, type Window } from "./window";

/** The retention schedule: what each store is set to, and when the last copy of each category is gone. */
export interface RetentionSchedule {
  /** By store name. */
  readonly stores: Readonly<Record<string, StoreSettings>>;
  /** By category name. */
  readonly categories: Readonly<Record<string, CategorySchedule>>;
}

export interface CategorySchedule {
  readonly title: string;
  /** What is promised. */
  readonly retention: Retention;
  /** Over all places where the category lies. */
  readonly window: Window;
  readonly holdings: readonly Holding[];
}

/** The promise cannot be kept with these settings. */
export class ScheduleError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(({ path, wrong, allowed }) => `${path.join(".")}: ${wrong}; ${allowed}`).join("\n"));
    this.name = "ScheduleError";
  }
}

/**
 * Works out the schedule of a policy. Pure arithmetic: it reads nothing and contacts nothing.
 *
 * @throws ScheduleError with everything that breaks the promise.
 */
export function createSchedule(policy: Policy): RetentionSchedule {
  const { schedule, findings } = examineSchedule(policy);
  if (findings.length > 0) throw new ScheduleError(findings);
  return schedule;
}

/** The schedule of a policy, with everything that breaks the promise: for whoever goes on to look for more. */
export function examineSchedule(policy: Policy): {
  readonly schedule: RetentionSchedule;
  readonly findings: readonly Finding[];
} {
  const stores = Object.entries(policy.stores).map(
    ([name, store]) => [name, scheduleStore(name, store, categoriesIn(policy, name))] as const,
  );
  const holdings = stores.flatMap(([, { holdings }]) => holdings);
  const findings = holdings.flatMap((holding) => {
    const category = policy.categories[holding.category] as Category;
    return checkWindow(holding, category.retention);
  });
  const schedule = {
    stores: Object.fromEntries(stores.map(([name, { settings }]) => [name, settings])),
    categories: Object.fromEntries(
      Object.entries(policy.categories).flatMap(([name, { title, retention }]) => {
        const own = holdings.filter((holding) => holding.category === name);
        const [first, ...others] = own.map((holding) => holding.window);
        return first ? [[name, { title, retention, window: spanOf([first, ...others]), holdings: own }]] : [];
      }),
    ),
  };
  return { schedule, findings };
}

function categoriesIn(policy: Policy, store: string): PlacedCategory<Place>[] {
  return Object.entries(policy.categories).flatMap(([category, { elements, retention, storedIn }]) =>
    storedIn
      .map((place, i) => ({
        category,
        elements,
        retention,
        place,
        path: ["categories", category, "storedIn", i],
      }))
      .filter(({ place }) => place.store === store),
  );
}

/** The policy is checked: the form of a place fits the kind of its store. */
function scheduleStore(
  name: string,
  store: Store,
  placed: readonly PlacedCategory<Place>[],
): StoreSchedule<StoreSettings> {
  return SCHEDULE_KINDS[store.kind].schedule(name, store, placed);
}
