import { z } from "zod";
import { MOST_BUCKET_DAYS } from "../cloud-limits";
import { objectPrefix } from "../names";
import { period } from "../period-schema";
import type { KeepFor } from "../policy";
import type { PolicyKind } from "./policy-kind";

export interface ObjectStorePolicy {
  readonly kind: "object-storage";
  readonly unfinishedUploads: KeepFor;
  /** Versioning is on if this is given, and old versions expire after it. */
  readonly versions?: KeepFor;
}

export interface ObjectStorePlace {
  readonly store: string;
  /** Key prefixes under which the category lies; the whole bucket if there are none. */
  readonly prefixes?: readonly string[];
}

const BUCKET = { maxDays: MOST_BUCKET_DAYS, source: "object storage" };

/** @internal */
export const objectStorage: PolicyKind<ObjectStorePolicy, ObjectStorePlace> = {
  store: z.strictObject({
    kind: z.literal("object-storage"),
    unfinishedUploads: z.strictObject({ keepFor: period("When fragments of broken-off uploads go", BUCKET) }),
    versions: z
      .strictObject({ keepFor: period("How long an old version lives", BUCKET) })
      .optional()
      .describe("If this is there, versioning is on, and old versions expire"),
  }),

  place: {
    prefixes: z
      .array(objectPrefix)
      .min(1)
      .optional()
      .describe("Where in the bucket; without: the whole bucket"),
  },

  *occupied({ store, prefixes = [""] }, path) {
    yield {
      noun: "bucket",
      unit: store,
      key: JSON.stringify([store]),
      path: [...path, "store"],
      prefixes: { list: prefixes, path: [...path, "prefixes"] },
    };
  },
};
