import { shownAge } from "../cli/simulate/ages";
import { DAY } from "../simulation/moment";
import { type Seen, simulate } from "../simulation/simulate";
import { unitsOf } from "../simulation/units";
import { Period } from "../policy/period";
import { configurationOf } from "../terraform-json/read-configuration";
import { refuseNotKnown } from "./not-known";
import { periodsNotKnown } from "./periods-not-known";
import { type Received, receivedJson } from "./received";
import { withResolvedReferences } from "./resolved-references";
import { type MatcherResult, noneOf } from "./verdict";
import { wrongArgument } from "./wrong-argument";

/** As many records as `retention simulate` writes, and its seed: both see the same. */
const SIMULATION = { seed: 1, records: 1000 };

/**
 * Passes if the simulation sees the last copy of every record go within the period.
 *
 * @throws Error if there is no data, or an argument that decides when it is gone is not known.
 */
export function toExpireWithin(received: Received, period: Period): MatcherResult {
  if (!(period instanceof Period)) {
    throw wrongArgument(
      "toExpireWithin",
      period,
      'a Period, such as Period.days(30) or Period.parse("P30D")',
    );
  }
  const { resources } = configurationOf(receivedJson(received));
  const units = unitsOf(withResolvedReferences(resources));
  if (units.length === 0) throw new Error("no resource holds data; allowed: a stack with a store");
  refuseNotKnown(periodsNotKnown(resources).map(({ complaint }) => complaint));
  const late = units
    .map((unit) => simulate(unit, SIMULATION))
    .filter(({ latest }) => latest.age > period.days * DAY);
  return noneOf(
    late.map((seen) => describe(seen, period)),
    `the last copy of everything is gone within ${period.toString()}`,
  );
}

function describe({ unit, latest }: Seen, period: Period): string {
  const gone = Number.isFinite(latest.age)
    ? `gone ${shownAge(latest.age)} after it was written`
    : "never gone";
  const assumed = unit.notes.map((note) => `; ${note}`).join("");
  return `${unit.store}: ${unit.name}: the last copy (${latest.copy}) is ${gone}; allowed: within ${period.toString()}${assumed}`;
}
