import { matched } from "./matched";
import type { ResourceChange } from "./resource-changes";

export type Found = Omit<ResourceChange, "about">;

export function inPlace(words: string): Found {
  return { change: "changed in place", words };
}

/** What is in one of the two only, by the words for it. */
export function createdAndDestroyed(
  old: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
): Found[] {
  const { added, removed } = matched(old, now);
  return [
    ...removed.map(([words]): Found => ({ change: "destroyed", words })),
    ...added.map(([words]): Found => ({ change: "created", words })),
  ];
}
