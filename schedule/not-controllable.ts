import type { StoreKind } from "../policy/policy";

/** A copy that no setting of this project reaches. */
export interface NotControllable {
  readonly copy: string;
  readonly lives: string;
  /** What to know of it, or to do about it. */
  readonly note: string;
}

/** What a store of each kind may hold besides the copies in its window. */
export const NOT_CONTROLLABLE: Readonly<Record<StoreKind, readonly NotControllable[]>> = {
  mysql: [
    {
      copy: "copies in another region, replicas, read-only instances",
      lives: "their own retention, or their source's",
      note:
        "none is created, and the service has none unless somebody makes one. " +
        "Terraform does not see one that somebody switches on in the console",
    },
    {
      copy: "manual backups, backups kept by period (up to 3650 days), archives",
      lives: "until somebody deletes them",
      note: "none is created; not controllable through Terraform: check the console",
    },
    {
      copy: "dropped tables in the recycle bin",
      lives: "7 days if it is on, or for ever",
      note: "off by default at the service; the parameter cdb_recycle_bin_enabled says so",
    },
    {
      copy: "slow log",
      lives: "about a month",
      note:
        "not controllable; it holds statements, so pass values as parameters " +
        "and keep personal data out of them",
    },
  ],
  elasticsearch: [
    {
      copy: "manual snapshots, restored or hand-made indices",
      lives: "until somebody deletes them",
      note: "none is created; not controllable through Terraform",
    },
  ],
  "object-storage": [
    { copy: "copies by replication, object lock", lives: "their own rules", note: "none is created" },
  ],
};

/** Whatever the store. */
export const NOT_CONTROLLABLE_ANYWHERE: NotControllable = {
  copy: "what the application or a person copies elsewhere",
  lives: "",
  note: "not controllable from here",
};
