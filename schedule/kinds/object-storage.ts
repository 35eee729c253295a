import { MOST_BUCKET_DAYS } from "../../policy/cloud-limits";
import type { ObjectStorePlace, ObjectStorePolicy } from "../../policy/kinds/object-storage";
import type { Retention } from "../../policy/policy";
import { days } from "../../policy/counted";
import { deletionAge, deletionTerm } from "../deletion-age";
import type { Holding } from "../holding";
import { categoryNames, type PlacedCategory, type StoreSchedule } from "../placed-category";
import { daysToMinutes, type Term, windowOf } from "../window";
import type { CommonSettings, ScheduleKind } from "./schedule-kind";

export interface ObjectStorageSettings extends CommonSettings<"object-storage"> {
  /** Age in days at which an object expires. */
  readonly deleteAfterDays: number;
  readonly abortUploadsAfterDays: number;
  /** Age in days, counted from when it was replaced, at which an old version expires; versioning is off if not set. */
  readonly oldVersionDays?: number;
  /** Key prefixes that the categories name, sorted; empty if one of them takes the whole bucket. */
  readonly prefixes: readonly string[];
}

/**
 * A lifecycle rule runs from midnight (GMT+8) of the day after an object is due. That it is done within that day, so
 * that an object lives for up to two days more, is so "in most cases": tencentcloud.com/document/product/436/40767
 */
export const LIFECYCLE_RUN_DAYS = 2;
const LIFECYCLE_RUN_SOURCE =
  "from midnight GMT+8 of the next day; assumed: done within it, in most cases says " +
  "tencentcloud.com/document/product/436/40767";

export const objectStorage: ScheduleKind<ObjectStorePolicy, ObjectStorePlace, ObjectStorageSettings> = {
  service: "Cloud Object Storage",
  records: "objects",
  run: { name: "lifecycle run", late: ["lifecycle run"] },
  notControllable: [
    { copy: "copies by replication, object lock", lives: "their own rules", note: "none is created" },
  ],
  schedule: scheduleObjectStorage,
  ownClock: "when the upload of an object was completed",
  countedFrom: () => "from their last change",
  parts: ({ prefixes, categories }) => prefixes.map((name) => ({ name, categories })),
  inWords: ({ abortUploadsAfterDays, oldVersionDays }) => [
    `fragments of unfinished uploads live ${days(abortUploadsAfterDays)}`,
    oldVersionDays === undefined ? "no versions" : `old versions live ${days(oldVersionDays)}`,
  ],
};

/** What a bucket is set to, and when the objects of each category are gone with old versions and fragments. */
function scheduleObjectStorage(
  storeName: string,
  store: ObjectStorePolicy,
  placed: readonly PlacedCategory<ObjectStorePlace>[],
): StoreSchedule<ObjectStorageSettings> {
  const holdings = placed.map(({ category, retention, path }): Holding => {
    const deleteAfterDays = Math.min(deletionAge(retention, termsAfterExpiry(store)), MOST_BUCKET_DAYS);
    const window = windowOfObjects(store, retention, deleteAfterDays);
    return { category, store: storeName, unit: storeName, path, deleteAfterDays, window };
  });
  const wholeBucket = placed.some(({ place }) => !place.prefixes);
  return {
    settings: {
      kind: "object-storage",
      categories: categoryNames(placed),
      deleteAfterDays: Math.min(...holdings.map((holding) => holding.deleteAfterDays)),
      abortUploadsAfterDays: store.unfinishedUploads.keepFor.days,
      ...(store.versions && { oldVersionDays: store.versions.keepFor.days }),
      prefixes: wholeBucket ? [] : placed.flatMap(({ place }) => place.prefixes ?? []).sort(),
    },
    holdings,
  };
}

function termsAfterExpiry(store: ObjectStorePolicy): Term[] {
  const run = lifecycleRun("lifecycle run");
  if (!store.versions) return [run];
  return [
    run,
    {
      what: "old versions",
      minutes: daysToMinutes(store.versions.keepFor.days),
      source: "versions.keepFor of the store",
      adjustable: { keys: "versions.keepFor of the store", leastDays: 1 },
    },
    lifecycleRun("lifecycle run for old versions"),
  ];
}

/**
 * The fragments of an upload that was never finished are a copy too: usually gone long before the objects, but not
 * if the policy keeps them longer.
 */
function windowOfObjects(store: ObjectStorePolicy, retention: Retention, deleteAfterDays: number) {
  const ofObjects = windowOf([
    deletionTerm("objects", retention, deleteAfterDays),
    ...termsAfterExpiry(store),
  ]);
  const ofFragments = windowOf([
    {
      what: "unfinished uploads",
      minutes: daysToMinutes(store.unfinishedUploads.keepFor.days),
      source: "unfinishedUploads.keepFor of the store",
      adjustable: { keys: "unfinishedUploads.keepFor of the store", leastDays: 1 },
    },
    lifecycleRun("lifecycle run"),
  ]);
  return ofFragments.latest > ofObjects.latest ? { ...ofFragments, earliest: ofObjects.earliest } : ofObjects;
}

function lifecycleRun(what: string): Term {
  return { what, minutes: daysToMinutes(LIFECYCLE_RUN_DAYS), source: LIFECYCLE_RUN_SOURCE };
}
