import { isDeepStrictEqual } from "node:util";
import type { RetentionSchedule } from "../../schedule/schedule";
import type {
  ElasticsearchSettings,
  MysqlSettings,
  ObjectStorageSettings,
  StoreSettings,
} from "../../schedule/settings";
import { STORE_WORDS } from "../output/store-words";
import { matched, matchedEntries } from "./matched";

/** A kind of resource that a plan will show, in words. */
export interface ResourceChange {
  /** The store that it belongs to. */
  readonly about: string;
  readonly change: "created" | "changed in place" | "replaced" | "destroyed" | "refused";
  readonly words: string;
}

type Found = Omit<ResourceChange, "about">;

/** Which resources are others, worked out from the settings alone: the plan has the last word. */
export function resourceChanges(before: RetentionSchedule, after: RetentionSchedule): ResourceChange[] {
  const { added, removed, both } = matchedEntries(before.stores, after.stores);
  const whole = (change: Found["change"], { kind }: StoreSettings): Found => ({
    change,
    words: `everything of the store (${STORE_WORDS[kind].service})`,
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
  if (old.kind === "mysql" && now.kind === "mysql") return [...ofMysql(old, now), ...tags];
  if (old.kind === "elasticsearch" && now.kind === "elasticsearch") return [...ofCluster(old, now), ...tags];
  if (old.kind === "object-storage" && now.kind === "object-storage") return [...ofBucket(old, now), ...tags];
  return [];
}

function ofMysql(old: MysqlSettings, now: MysqlSettings): Found[] {
  const databases = ({ tables }: MysqlSettings) =>
    new Map(tables.map(({ database }) => [`database ${database}`, true]));
  const backups = old.backupDays !== now.backupDays || old.binlogDays !== now.binlogDays;
  return [
    ...(backups ? [inPlace("backup policy")] : []),
    ...createdAndDestroyed(databases(old), databases(now)),
    ...ofPurge(old, now),
  ];
}

function ofPurge(
  { purge: old, tables }: MysqlSettings,
  { purge: now, tables: tablesNow }: MysqlSettings,
): Found[] {
  const words = "row purge: function, timer, account, log and alarm";
  if ("leftOut" in old) return "leftOut" in now ? [] : [{ change: "created", words }];
  if ("leftOut" in now) return [{ change: "destroyed", words }];
  const timer = old.everyDays === now.everyDays ? [] : [inPlace("timer of the row purge")];
  const partitioned = (all: typeof tables) => all.some(({ partitionDays }) => partitionDays !== undefined);
  return [
    ...timer,
    ...(isDeepStrictEqual(told(tables), told(tablesNow)) ? [] : [inPlace("settings of the row purge")]),
    // The name of the account's secret ends in a hash of its privileges.
    ...(partitioned(tables) === partitioned(tablesNow)
      ? []
      : [{ change: "replaced" as const, words: "account of the row purge: it has other privileges" }]),
  ];
}

/** What the row purge is told of its tables; whose data it is does not matter to it. */
function told(tables: MysqlSettings["tables"]): object[] {
  return tables.map((table) => ({ ...table, categories: [] }));
}

function ofCluster(old: ElasticsearchSettings, now: ElasticsearchSettings): Found[] {
  const indices = ({ indices }: ElasticsearchSettings) =>
    new Map(indices.map((index) => [`index ${index.name}`, index]));
  const { both } = matched(indices(old), indices(now));
  const shared = old.partitionDays !== now.partitionDays;
  return [
    ...(old.snapshotDays === now.snapshotDays ? [] : [inPlace("automatic snapshots of the cluster")]),
    ...(old.lifecycle === now.lifecycle
      ? []
      : [
          {
            change: "replaced" as const,
            words: `every index: ${now.lifecycle}, instead of ${old.lifecycle}`,
          },
        ]),
    ...createdAndDestroyed(indices(old), indices(now)),
    ...both.flatMap(([name, before, after]): Found[] => [
      ...(before.deleteAfterDays !== after.deleteAfterDays || shared
        ? [inPlace(`lifecycle of ${name}`)]
        : []),
      ...(isDeepStrictEqual(before.elements, after.elements)
        ? []
        : [inPlace(`mappings of ${name}, for partitions to come`)]),
      ...(before.timeField === after.timeField
        ? []
        : [
            {
              change: "refused" as const,
              words: `time field of ${name}: the service cannot change it, give another index`,
            },
          ]),
    ]),
  ];
}

function ofBucket(old: ObjectStorageSettings, now: ObjectStorageSettings): Found[] {
  const rule = (settings: ObjectStorageSettings) => [
    settings.deleteAfterDays,
    settings.abortUploadsAfterDays,
    settings.oldVersionDays,
  ];
  const versioning = (old.oldVersionDays === undefined) !== (now.oldVersionDays === undefined);
  return [
    ...(isDeepStrictEqual(rule(old), rule(now)) ? [] : [inPlace("lifecycle rule of the bucket")]),
    ...(versioning
      ? [inPlace(`versioning of the bucket: ${now.oldVersionDays === undefined ? "suspended" : "on"}`)]
      : []),
  ];
}

function createdAndDestroyed(old: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): Found[] {
  const { added, removed } = matched(old, now);
  return [
    ...removed.map(([words]): Found => ({ change: "destroyed", words })),
    ...added.map(([words]): Found => ({ change: "created", words })),
  ];
}

function inPlace(words: string): Found {
  return { change: "changed in place", words };
}
