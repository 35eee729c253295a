import { readPolicy } from "../../policy/read-policy";
import { InputError } from "../../strict-yaml/problem";

/** A sound policy with a store of each kind, short enough to count its lines. */
export const SMALL_POLICY = `version: 1
stores:
  db:
    kind: mysql
    backups: { keepFor: P14D }
    binlogs: { keepFor: P7D }
    purge: { every: P1D }
  search:
    kind: elasticsearch
    lifecycle: autonomous-index
    partition: P1D
    snapshots: { keepFor: P7D }
  bucket:
    kind: object-storage
    unfinishedUploads: { keepFor: P1D }
categories:
  calls:
    title: Calls
    elements: { id: keyword, start: timestamp, inner: { face: image } }
    purposes: [Billing]
    legalBasis: { basis: contract }
    retention: { keepFor: P1Y, goneBy: P2Y }
    storedIn:
      store: db
      database: calls
      tables: { call: { timeColumn: start } }
  logs:
    title: Logs
    elements: { id: keyword, at: timestamp }
    purposes: [Debugging]
    legalBasis: { basis: contract }
    retention: { keepFor: P30D }
    storedIn: { store: search, index: logs, timeField: at }
  photos:
    title: Photos
    elements: { photo: image }
    purposes: [Registration]
    legalBasis: { basis: consent }
    retention: { goneBy: P60D }
    storedIn: [{ store: bucket, prefixes: [photos/] }]
`;

/** A piece of the small policy, and what stands there instead. */
export type Edit = readonly [from: string, to: string];

/** The small policy with pieces of it written differently. */
export function edited(...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the small policy has no ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, SMALL_POLICY);
}

/** What the reader prints for a policy that it refuses, line by line; nothing for one that it takes. */
export function complaints(text: string): string[] {
  try {
    readPolicy(text, "p.yaml");
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
}

const LAST_LINE = "    storedIn: [{ store: bucket, prefixes: [photos/] }]\n";

/** Adds a fourth category, which begins on line 41; its elements are on line 43, its place on line 47. */
export function withCategory(elements: string, retention: string, storedIn: string): Edit {
  const lines = [
    "  more:",
    "    title: More",
    `    elements: ${elements}`,
    "    purposes: [Billing]",
    "    legalBasis: { basis: contract }",
    `    retention: ${retention}`,
    `    storedIn: ${storedIn}`,
  ];
  return [LAST_LINE, `${LAST_LINE}${lines.join("\n")}\n`];
}

/** One mistake in the small policy, and everything that the reader then says. */
export interface Mistake {
  readonly given: string;
  readonly edits: readonly Edit[];
  readonly then: readonly string[];
}
