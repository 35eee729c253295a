import type { ElasticsearchPlace, ElasticsearchStorePolicy } from "../../policy/kinds/elasticsearch";
import type { Elements } from "../../policy/policy";
import { days } from "../../policy/counted";
import { deletionAge, deletionTerm } from "../deletion-age";
import { categoryNames, type PlacedCategory, type StoreSchedule } from "../placed-category";
import { mergeShared } from "../shared-unit";
import { daysToMinutes, type Term, windowOf } from "../window";
import type { CommonSettings, ScheduleKind } from "./schedule-kind";

export interface ElasticsearchSettings extends CommonSettings<"elasticsearch"> {
  readonly lifecycle: "autonomous-index" | "ilm";
  /** Days that one backing index covers. */
  readonly partitionDays: number;
  /** Age in days at which a snapshot is removed; none are taken if this is not set. */
  readonly snapshotDays?: number;
  /** The repository of the cluster that they are put into; without one they are the cloud's automatic ones. */
  readonly snapshotRepository?: string;
  /** Sorted by name. */
  readonly indices: readonly IndexSettings[];
}

export interface IndexSettings {
  readonly name: string;
  readonly timeField: string;
  /** Age in days at which a backing index is deleted, counted from the end of its time. */
  readonly deleteAfterDays: number;
  readonly elements: Elements;
  readonly categories: readonly string[];
}

/** Index lifecycle management looks at an index every 10 minutes (`indices.lifecycle.poll_interval`). */
const ILM_POLL_MINUTES = 10;

/**
 * It looks once to find the rollover due. To delete it looks three times: the age, then two conditions of every
 * deletion, each at a look of its own (Elasticsearch, DeleteAction: no followers, end of a time series).
 */
const ILM_POLLS = 1 + 3;

/** Undocumented for the autonomous index: a day is assumed, which no other lifecycle of the service exceeds. */
const AUTONOMOUS_INDEX_POLL_DAYS = 1;

/** Expired snapshots are removed by a run once a day; of the automatic ones that is assumed. */
const SNAPSHOT_REMOVAL_DAYS = 1;

/** For how long such a run of the cluster goes on to delete (`slm.retention_duration`). */
const SNAPSHOT_REMOVAL_RUN_MINUTES = 60;

export const elasticsearch: ScheduleKind<
  ElasticsearchStorePolicy,
  ElasticsearchPlace,
  ElasticsearchSettings
> = {
  service: "Elasticsearch Service",
  records: "documents",
  run: { name: "look of the index lifecycle", late: ["lifecycle polling"] },
  notControllable: [
    {
      copy: "manual snapshots, restored or hand-made indices",
      lives: "until somebody deletes them",
      note: "none is created; not controllable through Terraform",
    },
  ],
  schedule: scheduleElasticsearch,
  countedFrom: ({ lifecycle }, time) =>
    lifecycle === "ilm" ? "after the rollover of their index" : `by ${time?.element ?? ""}`,
  parts: ({ indices }) => indices,
  inWords: ({ lifecycle, partitionDays, snapshotDays }) => [
    `lifecycle ${lifecycle}`,
    `one index covers ${days(partitionDays)}`,
    snapshotDays === undefined ? "no snapshots" : `snapshots live ${days(snapshotDays)}`,
  ],
};

/** What a cluster is set to, and when the documents of each index are gone with their snapshots. */
function scheduleElasticsearch(
  storeName: string,
  store: ElasticsearchStorePolicy,
  placed: readonly PlacedCategory<ElasticsearchPlace>[],
): StoreSchedule<ElasticsearchSettings> {
  const afterwards = [...termsUntilIndexIsDeleted(store), ...termsOfSnapshots(store)];
  const indices = placed.map(({ category, elements, retention, place, path }) => {
    const deleteAfterDays = deletionAge(retention, afterwards);
    const settings: IndexSettings = {
      name: place.index,
      timeField: place.timeField,
      deleteAfterDays,
      elements,
      categories: [category],
    };
    const window = windowOf([deletionTerm("index", retention, deleteAfterDays), ...afterwards]);
    return {
      settings,
      holding: { category, store: storeName, unit: place.index, path, deleteAfterDays, window },
    };
  });
  return {
    settings: {
      kind: "elasticsearch",
      categories: categoryNames(placed),
      lifecycle: store.lifecycle,
      partitionDays: store.partition.days,
      ...settingsOfSnapshots(store),
      indices: mergeShared(
        indices.map(({ settings }) => settings),
        ({ name }) => name,
        (a, b) => ({ ...a, elements: { ...a.elements, ...b.elements } }),
      ),
    },
    holdings: indices.map(({ holding }) => holding),
  };
}

/**
 * A backing index is deleted as a whole, at an age counted from the end of the time that it covers: its oldest
 * document is one partition older. `expire.max_age` of a time-partitioned autonomous index counts from there, and
 * so does `delete.min_age` of a lifecycle policy with rollover.
 */
function termsUntilIndexIsDeleted(store: ElasticsearchStorePolicy): Term[] {
  const partition: Term = {
    what: "partition",
    minutes: daysToMinutes(store.partition.days),
    source: "partition of the store: an index is deleted as a whole",
    adjustable: { keys: "partition of the store", leastDays: 1 },
  };
  const polling: Term =
    store.lifecycle === "ilm"
      ? {
          what: "lifecycle polling",
          minutes: ILM_POLLS * ILM_POLL_MINUTES,
          source:
            "indices.lifecycle.poll_interval, 10 minutes by default; once at rollover, three times at deletion",
        }
      : {
          what: "lifecycle polling",
          minutes: daysToMinutes(AUTONOMOUS_INDEX_POLL_DAYS),
          source: "assumed: Tencent Cloud does not document how often it looks",
        };
  return [partition, polling];
}

/** The last snapshot of an index is taken just before the index is deleted, and counts from then. */
function termsOfSnapshots({ snapshots }: ElasticsearchStorePolicy): Term[] {
  if (snapshots === "off") return [];
  const automatic = snapshots.repository === undefined;
  return [
    {
      what: "snapshots",
      minutes: daysToMinutes(snapshots.keepFor.days),
      source: "snapshots of the store",
      adjustable: { keys: "snapshots of the store", leastDays: 0, onlyOff: automatic },
    },
    {
      what: "removal of an expired snapshot",
      minutes: daysToMinutes(SNAPSHOT_REMOVAL_DAYS) + (automatic ? 0 : SNAPSHOT_REMOVAL_RUN_MINUTES),
      source: automatic
        ? "assumed: Tencent Cloud does not document when it removes an automatic snapshot"
        : "elastic.co, by default: slm.retention_schedule, a run a day, of slm.retention_duration, 1 hour",
    },
  ];
}

function settingsOfSnapshots({
  snapshots,
}: ElasticsearchStorePolicy): Pick<ElasticsearchSettings, "snapshotDays" | "snapshotRepository"> {
  if (snapshots === "off") return {};
  const { keepFor, repository } = snapshots;
  return { snapshotDays: keepFor.days, ...(repository !== undefined && { snapshotRepository: repository }) };
}
