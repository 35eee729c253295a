import type { StoreKind } from "../policy/policy";

/** A copy that Terraform neither makes nor ends: no window counts it. */
export interface UncontrolledCopy {
  readonly copy: string;
  readonly livesFor: string;
}

/** By the kind of store; in the words of docs/copies.md. */
export const UNCONTROLLED_COPIES: Readonly<Record<StoreKind, readonly UncontrolledCopy[]>> = {
  mysql: [
    {
      copy: "copies in another region, replicas, read-only instances",
      livesFor: "their own retention, or their source's",
    },
    {
      copy: "manual backups, backups kept by period (up to 3650 days), archives",
      livesFor: "until somebody deletes them",
    },
    { copy: "slow log", livesFor: "about a month" },
  ],
  elasticsearch: [
    { copy: "manual snapshots, restored or hand-made indices", livesFor: "until somebody deletes them" },
  ],
  "object-storage": [],
};

/** Whatever the store. */
export const COPIES_BY_OTHERS = "what the application or a person copies elsewhere";
