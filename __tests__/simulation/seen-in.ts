import type { Faults } from "../../simulation/faults";
import { DAY } from "../../simulation/moment";
import { simulate } from "../../simulation/simulate";
import { unitsOf } from "../../simulation/units";
import { readStack } from "../../terraform-json/read-stack";

/** What is seen of a unit, in days; `Infinity` for never. */
export interface SeenInDays {
  readonly earliest: number;
  readonly latest: number;
  readonly last: string;
  readonly notes: readonly string[];
}

/** What is seen of every unit in the Terraform that somebody writes, by the unit's name. */
export function seenIn(resource: object, faults: Faults = {}): Record<string, SeenInDays> {
  const units = unitsOf(readStack(JSON.stringify({ resource }), "main.tf.json").resources);
  return Object.fromEntries(
    units.map((unit) => {
      const { earliest, latest } = simulate(unit, { seed: 1, records: 1000, faults });
      const seen = { earliest: earliest.age / DAY, latest: latest.age / DAY, last: latest.copy };
      return [unit.name, { ...seen, notes: unit.notes }];
    }),
  );
}

/** Between two numbers of days, the ends included. */
export function expectWithin(age: number | undefined, least: number, most: number): void {
  expect(age).toBeGreaterThanOrEqual(least);
  expect(age).toBeLessThanOrEqual(most);
}
