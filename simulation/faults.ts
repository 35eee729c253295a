/** What may fail for a while, and what it is that fails then. */
export const PROCESSES = {
  purge: "the row purge of MySQL does not run",
  "backup-removal": "expired backups and binlogs of MySQL stay",
  "index-lifecycle": "the lifecycle of indices stands still",
  "snapshot-removal": "expired snapshots stay",
  "bucket-lifecycle": "the lifecycle of buckets does not run",
} as const;

export type Process = keyof typeof PROCESSES;

/** For how long each process is down, in milliseconds, from the moment at which it is needed first: the worst. */
export type Faults = Readonly<Partial<Record<Process, number>>>;
