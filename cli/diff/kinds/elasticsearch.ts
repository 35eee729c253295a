import { isDeepStrictEqual } from "node:util";
import { days } from "../../../policy/counted";
import type { ElasticsearchSettings } from "../../../schedule/kinds/elasticsearch";
import { REFUSED } from "../destroyed";
import { matched } from "../matched";
import { createdAndDestroyed, type Found, inPlace } from "../resource-words";
import { shared } from "../shared";
import type { DiffKind, Duration } from "./diff-kind";

export const elasticsearch: DiffKind<ElasticsearchSettings> = {
  durations: (settings) =>
    new Map<string, Duration>([
      ["one index", { days: settings.partitionDays, told: otherPartition }],
      ["snapshots", { days: settings.snapshotDays, ended: snapshotsEnded(settings) }],
    ]),

  resources(old, now) {
    const { both } = matched(indices(old), indices(now));
    const shared = old.partitionDays !== now.partitionDays;
    return [
      ...ofSnapshots(old, now),
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
  },

  left(store, unit, now) {
    const index = now.indices.find(({ name }) => name === unit);
    return index
      ? shared(unit, index.deleteAfterDays)
      : `index ${unit} of ${store} leaves the configuration: ${REFUSED}, it is deleted with everything in it`;
  },

  replaced: (old, now) =>
    old.lifecycle === now.lifecycle ? undefined : `${now.lifecycle} instead of ${old.lifecycle}`,

  /** Snapshots go elsewhere: the daily removal looks into the repositories that a policy names. */
  otherwise(about, old, now) {
    if (old.snapshotDays === undefined || now.snapshotDays === undefined) return [];
    const [was, is] = [old.snapshotRepository, now.snapshotRepository];
    if (was === undefined || was === is) return [];
    return [{ about, effect: "kept-longer", words: staysIn(was), before: old.snapshotDays }];
  },
};

function otherPartition(before: number, after: number): string {
  return `documents go with their index, up to ${days(after)} after they are due, instead of ${before}: in indices that begin after the deploy`;
}

/** The cloud removes its own; what removes those of a repository is the policy that goes with the setting. */
function snapshotsEnded({
  snapshotDays = 0,
  snapshotRepository: repository,
}: ElasticsearchSettings): NonNullable<Duration["ended"]> {
  const none = "no snapshots are made any more";
  if (repository === undefined) {
    const words = `${none}; the automatic ones that are there expire after ${days(snapshotDays)}`;
    return [{ effect: "deleted-earlier", words }];
  }
  return [
    { effect: "deleted-earlier", words: none },
    { effect: "kept-longer", words: staysIn(repository) },
  ];
}

function staysIn(repository: string): string {
  return `nothing removes the snapshots that are in the repository ${repository}: they stay until somebody does`;
}

function ofSnapshots(old: ElasticsearchSettings, now: ElasticsearchSettings): Found[] {
  const snapshots = ({ snapshotDays, snapshotRepository }: ElasticsearchSettings) => [
    snapshotDays,
    snapshotRepository,
  ];
  if (isDeepStrictEqual(snapshots(old), snapshots(now))) return [];
  const automatic = ({ snapshotDays, snapshotRepository }: ElasticsearchSettings) =>
    snapshotDays !== undefined && snapshotRepository === undefined;
  const [was, is] = [old.snapshotRepository, now.snapshotRepository];
  return [
    ...(automatic(old) === automatic(now) ? [] : [inPlace("automatic snapshots of the cluster")]),
    ...(was === undefined && is === undefined ? [] : [ofPolicy(was, is)]),
  ];
}

function ofPolicy(was: string | undefined, is: string | undefined): Found {
  const words = "snapshot policy of the cluster";
  if (was === undefined) return { change: "created", words };
  return is === undefined ? { change: "destroyed", words } : inPlace(words);
}

function indices({ indices }: ElasticsearchSettings) {
  return new Map(indices.map((index) => [`index ${index.name}`, index]));
}
