import type { z } from "zod";
import type { Path } from "../../strict-yaml/problem";
import type { Period } from "../period";
import type { TimeElement } from "../time-reading";

/** What the policy language says of one kind of store. */
export interface PolicyKind<S, P extends { readonly store: string }> {
  /** What a store is set to: an object with `kind` and the settings of the kind. */
  readonly store: z.ZodType<S> & z.core.$ZodTypeDiscriminable;
  /** The keys of a place beside `store`: a key of its own for each, different from those of other kinds. */
  readonly place: Readonly<Record<string, z.ZodType>>;
  /** What of the store a place takes, as far as it is deleted as a whole. */
  occupied(place: P, path: Path): Iterable<Occupied>;
}

/** What is deleted as a whole: a table, an index or a bucket. */
export interface Occupied {
  /** What it is: `table`. */
  readonly noun: string;
  /** Its name: `monitoring.interface_call`. The store's own if it is the whole store. */
  readonly unit: string;
  /** The same for all who share it, whichever way they spell it. */
  readonly key: string;
  /** Where the policy says that the category lies there. */
  readonly path: Path;
  /** Set if it is the key at that path that says so, and not its value. */
  readonly onKey?: true;
  /** The element that says how old the data is; the store's own clock does if there is none. */
  readonly time?: TimeElement & { readonly path: Path };
  /** Set if it may be partitioned. */
  readonly partition?: { readonly period: Period | undefined; readonly path: Path };
  /** Set if a category may take a part of it; the prefix of everything is the empty one. */
  readonly prefixes?: { readonly list: readonly string[]; readonly path: Path };
  /** Set if all who share it share its columns or fields: whether two names that differ in case are two. */
  readonly columns?: { readonly caseMatters: boolean };
}
