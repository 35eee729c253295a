import { Period } from "../../policy/period";
import type { Category, Policy, Retention, Store } from "../../policy/policy";

/** A policy with one category in one store of each kind, in the numbers of the shipped one. */
export function samplePolicy(
  changes: { stores?: Record<string, Store>; retention?: Record<string, Retention> } = {},
): Policy {
  const retention = (category: string, otherwise: Retention) => changes.retention?.[category] ?? otherwise;
  return {
    version: 1,
    stores: { db: mysqlStore(), logs: elasticsearchStore(), images: objectStore(), ...changes.stores },
    categories: {
      calls: category(retention("calls", { keepFor: Period.years(2) }), {
        store: "db",
        database: "monitoring",
        tables: { call: { timeColumn: "time", partition: Period.weeks(1) } },
      }),
      steps: category(retention("steps", { keepFor: Period.years(2) }), {
        store: "logs",
        index: "steps",
        timeField: "time",
      }),
      faces: category(retention("faces", { keepFor: Period.days(30) }), {
        store: "images",
        prefixes: ["faces/"],
      }),
    },
  };
}

export function mysqlStore({
  backups = 7,
  binlogs = 7,
  purge = 1,
  at = undefined as string | undefined,
} = {}): Store {
  return {
    kind: "mysql",
    backups: { keepFor: Period.days(backups) },
    binlogs: { keepFor: Period.days(binlogs) },
    purge:
      purge === 0 ? { leftOut: "rows go by other means" } : { every: Period.days(purge), ...(at && { at }) },
  };
}

export function elasticsearchStore({
  lifecycle = "autonomous-index" as "autonomous-index" | "ilm",
  partition = 1,
  snapshots = 7,
  repository = undefined as string | undefined,
} = {}): Store {
  return {
    kind: "elasticsearch",
    lifecycle,
    partition: Period.days(partition),
    snapshots:
      snapshots === 0 ? "off" : { keepFor: Period.days(snapshots), ...(repository && { repository }) },
  };
}

export function objectStore({ unfinishedUploads = 1, versions = 0 } = {}): Store {
  return {
    kind: "object-storage",
    unfinishedUploads: { keepFor: Period.days(unfinishedUploads) },
    ...(versions > 0 && { versions: { keepFor: Period.days(versions) } }),
  };
}

export function category(retention: Retention, ...storedIn: Category["storedIn"]): Category {
  return {
    title: "Sample",
    elements: { id: "keyword", time: "timestamp" },
    purposes: ["Testing"],
    legalBasis: { basis: "contract" },
    retention,
    storedIn,
  };
}
