import { shownAge } from "../cli/simulate/ages";
import { OTHER_STORES } from "../constructs/guard/data-types";
import { readExemptions } from "../constructs/guard/exemption";
import type { Exemption } from "../constructs/guard/exemptions-output";
import { DAY, NEVER } from "../simulation/moment";
import { lifeOf, type Seen, type Sighting, simulate } from "../simulation/simulate";
import type { Unit } from "../simulation/unit";
import { unitsOf } from "../simulation/units";
import { Period } from "../policy/period";
import { configurationOf } from "../terraform-json/read-configuration";
import type { Resource } from "../terraform-json/resource";
import { refuseNotKnown } from "./not-known";
import { periodsNotKnown } from "./periods-not-known";
import { type Received, receivedJson } from "./received";
import { withResolvedReferences } from "./resolved-references";
import { type MatcherResult, noneOf } from "./verdict";
import { wrongArgument } from "../constructs/wrong-argument";

/** As many records as `retention simulate` writes, and its seed: both see the same. */
const SIMULATION = { seed: 1, records: 1000 };

/** As the simulation calls what lies in an instance of which it knows no database. */
const ALL_OF_MYSQL = "*";

/**
 * Passes if the simulation sees the last copy of every record go within the period.
 *
 * @throws Error if there is no data, if some is in a service that is not simulated, or if an argument that decides
 * when it is gone is not known.
 */
export function toExpireWithin(received: Received, period: Period): MatcherResult {
  if (!(period instanceof Period)) {
    throw wrongArgument(
      "toExpireWithin",
      period,
      'a Period, such as Period.days(30) or Period.parse("P30D")',
    );
  }
  const { resources, outputs } = configurationOf(receivedJson(received));
  refuseNotKnown(notSimulated(resources, readExemptions(outputs)));
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

/** What holds data of which nothing here knows when it goes, but for what the stack says no category lies in. */
function notSimulated(resources: readonly Resource[], exemptions: readonly Exemption[]): string[] {
  const holdsNone = exemptions.filter(({ rule }) => rule === "undeclared-data");
  return resources
    .filter(({ type }) => OTHER_STORES.includes(type))
    .filter(({ address }) => !holdsNone.some((exemption) => exemption.resources.includes(address)))
    .map(
      ({ constructPath, address, type }) =>
        `${constructPath ?? address}: ${type} is not simulated: nobody can say when the last copy is gone; ` +
        'allowed: a stack of its own, or RetentionGuard.exempt(construct, "undeclared-data", reason)',
    );
}

function describe({ unit, latest }: Seen, period: Period): string {
  const name = unit.name === ALL_OF_MYSQL ? "every database" : unit.name;
  const last = Number.isFinite(latest.age)
    ? `(${latest.copy}) is gone ${shownAge(latest.age)} after it was written`
    : `(${lastingCopies(unit, latest).join(", ")}) is never gone`;
  const assumed = unit.notes.map((note) => `; ${note}`).join("");
  return `${unit.store}: ${name}: the last copy ${last}; allowed: within ${period.toString()}${assumed}`;
}

/** All that stay, of which the simulation names one: each has to be dealt with. */
function lastingCopies(unit: Unit, { copy, written }: Sighting): readonly string[] {
  const lasting = lifeOf(unit, written, SIMULATION).filter(({ gone }) => gone === NEVER);
  return [...new Set([copy, ...lasting.map(({ what }) => what)])];
}
