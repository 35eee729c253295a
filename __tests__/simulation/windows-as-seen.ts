import fc from "fast-check";
import { PolicyError, readPolicy } from "../../policy/read-policy";
import type { Holding } from "../../schedule/holding";
import { createSchedule, type RetentionSchedule, ScheduleError } from "../../schedule/schedule";
import { MINUTES_PER_DAY, type Window } from "../../schedule/window";
import { DAY, MINUTE } from "../../simulation/moment";
import type { Seen } from "../../simulation/simulate";
import { seenOf, unitsOfSchedule } from "./deployed-schedule";

/** What somebody says about when the copies of a holding go. */
export type Claim = (holding: Holding) => Pick<Window, "earliest" | "latest" | "notEnforced">;

export const asScheduled: Claim = ({ window }) => window;

const RECORDS = 1000;

/** What is wrong with a claim about the schedule, by what the simulation of the Terraform sees; empty if nothing is. */
export function contradictions(schedule: RetentionSchedule, claim: Claim, seed: number): string[] {
  const units = unitsOfSchedule(schedule);
  const holdings = Object.values(schedule.categories).flatMap(({ holdings }) => holdings);
  return holdings.flatMap((holding) =>
    compare(claim(holding), seenOf(holding, units, { seed, records: RECORDS })).map(
      (wrong) => `${holding.unit}: ${wrong}`,
    ),
  );
}

/** The schedule of a policy's text, which a failure then shows, or undefined if it cannot be kept. */
export function scheduleOf(text: string): RetentionSchedule | undefined {
  try {
    const schedule = createSchedule(readPolicy(text, "policy.yaml").policy);
    return Object.assign(schedule, { [fc.toStringMethod]: () => text });
  } catch (error) {
    if (error instanceof PolicyError || error instanceof ScheduleError) return undefined;
    throw error;
  }
}

/** Holds if a claim is true of whatever schedule there is, and no wider than it must be. */
export function claimHolds(schedules: fc.Arbitrary<RetentionSchedule>, claim: Claim) {
  return fc.property(schedules, fc.nat(), (schedule, seed) => {
    const wrong = contradictions(schedule, claim, seed);
    if (wrong.length > 0) throw new Error(wrong.join("\n"));
  });
}

function compare({ earliest, latest, notEnforced }: ReturnType<Claim>, seen: Seen): string[] {
  if (notEnforced !== undefined) {
    return seen.latest.age === Infinity ? [] : [`goes after ${days(seen.latest.age)}, not never`];
  }
  const [from, until] = [earliest * MINUTE, latest * MINUTE];
  const wrong = [];
  if (seen.earliest.age < from) wrong.push(`gone after ${days(seen.earliest.age)}, not ${days(from)}`);
  if (seen.earliest.age > from + DAY)
    wrong.push(`never gone before ${days(seen.earliest.age)}, not ${days(from)}`);
  if (seen.latest.age > until)
    wrong.push(`${seen.latest.copy} there until ${days(seen.latest.age)}, not ${days(until)}`);
  if (seen.latest.age < until - DAY)
    wrong.push(`nothing there after ${days(seen.latest.age)}, not ${days(until)}`);
  return wrong;
}

function days(age: number): string {
  return `${(age / MINUTE / MINUTES_PER_DAY).toFixed(4)} days`;
}
