import type { Chance } from "./chance";
import type { Faults } from "./faults";
import type { Moment } from "./moment";
import type { Timeline } from "./timeline";

/** What deletes as one: a table, an index, a bucket or a part of it. Known from resource arguments alone. */
export interface Unit {
  /** Path of the store's construct, or the address of its resource. */
  readonly store: string;
  readonly name: string;
  /** What the Terraform does not say, and what is assumed in its place. */
  readonly notes: readonly string[];
  /** One of the ways in which things may go: when in the day each run is, where the partitions lie. */
  course(chance: Chance, faults: Faults): Course;
}

/** One way in which things go, the same for all records that are written in it. */
export interface Course {
  /** Moments near another at which it makes a difference whether a record is written just before or then. */
  turningPoints(near: Moment): readonly Moment[];
  /** Writes a record at the timeline's moment, and whatever follows from it. */
  write(timeline: Timeline): void;
}
