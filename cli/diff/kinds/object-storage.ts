import { isDeepStrictEqual } from "node:util";
import type { ObjectStorageSettings } from "../../../schedule/kinds/object-storage";
import { inPlace } from "../resource-words";
import type { DiffKind, Duration } from "./diff-kind";

export const objectStorage: DiffKind<ObjectStorageSettings> = {
  durations: ({ abortUploadsAfterDays, oldVersionDays }) =>
    new Map<string, Duration>([
      ["fragments of unfinished uploads", { days: abortUploadsAfterDays }],
      ["old versions", { days: oldVersionDays }],
    ]),

  resources: (old, now) => [
    ...(isDeepStrictEqual(rule(old), rule(now)) ? [] : [inPlace("lifecycle rule of the bucket")]),
    ...(hasVersions(old) === hasVersions(now)
      ? []
      : [inPlace(`versioning of the bucket: ${hasVersions(now) ? "on" : "suspended"}`)]),
  ],

  /** Said of each prefix, of which a category may leave some. */
  left: () => undefined,

  /** With the versions goes the rule that removes them. */
  remark: (old, now) =>
    hasVersions(old) && !hasVersions(now)
      ? "; for what is written after the deploy: old versions that are there stay"
      : undefined,
};

function rule({ deleteAfterDays, abortUploadsAfterDays, oldVersionDays }: ObjectStorageSettings) {
  return [deleteAfterDays, abortUploadsAfterDays, oldVersionDays];
}

function hasVersions({ oldVersionDays }: ObjectStorageSettings): boolean {
  return oldVersionDays !== undefined;
}
