import { isOpen } from "../constructs/guard/arguments/access-policy";
import { examine, readExemptions } from "../constructs/guard/exemption";
import type { Exemption } from "../constructs/guard/exemptions-output";
import { type GuardFinding, locateFinding } from "../constructs/guard/finding";
import { inspect } from "../constructs/guard/inspect";
import type { RetentionGuardOptions } from "../constructs/guard/retention-guard";
import { policiesOf, wildcardPermission } from "../constructs/guard/rules/wildcard-permission";
import type { Policy } from "../policy/policy";
import type { RetentionSchedule } from "../schedule/schedule";
import { configurationOf } from "../terraform-json/read-configuration";
import type { Resource } from "../terraform-json/resource";
import { Resources } from "../terraform-json/resources";
import { ALLOWED_IF_NOT_KNOWN, NOT_KNOWN, refuseNotKnown } from "./not-known";
import { periodsNotKnown } from "./periods-not-known";
import { promisedSchedule, verifyOptions } from "./promise";
import { possiblePublicAccess } from "./public-access";
import { type Received, receivedJson } from "./received";
import { type MatcherResult, noneOf } from "./verdict";

const MATCHER = "toHonourRetention";

/**
 * Passes if no resource breaks a rule of the guard, but for what the stack itself exempts.
 *
 * @throws Error if none does, as far as can be known, and an argument is not known that may open a resource to
 * everybody or that decides when data is gone.
 */
export function toHonourRetention(
  received: Received,
  promise: Policy | RetentionSchedule,
  options: RetentionGuardOptions = {},
): MatcherResult {
  const schedule = promisedSchedule(MATCHER, promise);
  verifyOptions(MATCHER, options);
  const { destroyProtection = true, timerZones = {} } = options;
  const { resources, outputs } = configurationOf(receivedJson(received));
  const found = inspect(new Resources(resources), schedule, { destroyProtection, timerZones });
  const exemptions = readExemptions(outputs);
  const { findings } = examine(found, exemptions);
  if (findings.length === 0) refuseNotKnown(notKnown(resources, exemptions));
  return noneOf(findings.map(locateFinding), "every resource honours the retention schedule");
}

/** A period does not matter where the stack says that no category lies. */
function notKnown(resources: readonly Resource[], exemptions: readonly Exemption[]): string[] {
  const { findings } = examine(possiblePublicAccess(resources), exemptions);
  const holdsNone = exemptions.filter(({ rule }) => rule === "undeclared-data");
  const periods = periodsNotKnown(resources).filter(
    ({ address }) => !holdsNone.some((exemption) => exemption.resources.includes(address)),
  );
  return [
    ...findings.map(locateFinding),
    ...permissionsNotKnown(resources, exemptions),
    ...periods.map(({ complaint }) => complaint),
  ];
}

/** Policies of which only Terraform knows whom or what they are for. */
function permissionsNotKnown(resources: readonly Resource[], exemptions: readonly Exemption[]): string[] {
  const found = resources
    .filter(({ type }) => wildcardPermission.resourceTypes.includes(type))
    .flatMap((resource): GuardFinding[] => {
      const { argument, documents } = policiesOf(resource);
      const { address, constructPath } = resource;
      const value = documents.find(isOpen);
      if (value === undefined) return [];
      const where = { rule: wildcardPermission, address, ...(constructPath && { constructPath }) };
      return [{ ...where, argument, value, wrong: NOT_KNOWN, allowed: ALLOWED_IF_NOT_KNOWN }];
    });
  return examine(found, exemptions).findings.map(locateFinding);
}
