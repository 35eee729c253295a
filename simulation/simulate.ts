import { Chance } from "./chance";
import type { Faults } from "./faults";
import { DAY, type Moment } from "./moment";
import { type Copy, Timeline } from "./timeline";
import type { Unit } from "./unit";

export interface SimulationOptions {
  /** The same seed, the same records and courses of events. */
  readonly seed: number;
  /** How many records are written in each unit, at least. */
  readonly records: number;
  /** @default - nothing fails */
  readonly faults?: Faults;
}

/** An end of a record's life. */
export interface Sighting {
  /** Age of the record, in milliseconds. */
  readonly age: number;
  readonly written: Moment;
  /** The copy that went then. */
  readonly copy: string;
}

/** What was seen of one unit. */
export interface Seen {
  readonly unit: Unit;
  readonly records: number;
  /** The youngest record of which a copy that the service reads from was gone. */
  readonly earliest: Sighting;
  /** The oldest record of which there was a copy, of whatever kind. */
  readonly latest: Sighting;
}

/** Records are written within so long after it, at any time of the day and the week. */
const BEGIN = Date.UTC(2026, 0, 1);
const SPAN = 400 * DAY;

/** Writes records in one course of events after the other, and sees to the end of each. */
export function simulate(unit: Unit, { seed, records, faults = {} }: SimulationOptions): Seen {
  let seen: Seen | undefined;
  for (let number = 0; seen === undefined || seen.records < records; number++) {
    const chance = new Chance(seed, number);
    const course = unit.course(chance, faults);
    const near = BEGIN + chance.anywhere(SPAN);
    const moments = course.turningPoints(near).flatMap((moment) => [moment - 1, moment]);
    for (const written of [near, ...moments]) {
      const timeline = new Timeline(written);
      course.write(timeline);
      seen = join(seen, sightings(unit, written, timeline.run()));
    }
  }
  return seen;
}

/** The copies of one record that is written at a moment, in the order in which they are made. */
export function lifeOf(
  unit: Unit,
  written: Moment,
  { seed, faults = {} }: SimulationOptions,
): readonly Copy[] {
  const timeline = new Timeline(written);
  unit.course(new Chance(seed, 0), faults).write(timeline);
  return timeline.run();
}

function sightings(unit: Unit, written: Moment, copies: readonly Copy[]): Seen {
  const first = copies
    .filter(({ readFrom }) => readFrom)
    .reduce((first, copy) => (copy.gone < first.gone ? copy : first));
  const last = copies.reduce((last, copy) => (copy.gone > last.gone ? copy : last));
  const sighting = ({ gone, what }: Copy): Sighting => ({ age: gone - written, written, copy: what });
  return { unit, records: 1, earliest: sighting(first), latest: sighting(last) };
}

function join(before: Seen | undefined, now: Seen): Seen {
  if (!before) return now;
  return {
    unit: now.unit,
    records: before.records + 1,
    earliest: now.earliest.age < before.earliest.age ? now.earliest : before.earliest,
    latest: now.latest.age > before.latest.age ? now.latest : before.latest,
  };
}
