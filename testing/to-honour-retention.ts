import { examine, readExemptions } from "../constructs/guard/exemption";
import { locateFinding } from "../constructs/guard/finding";
import { inspect } from "../constructs/guard/inspect";
import type { RetentionGuardOptions } from "../constructs/guard/retention-guard";
import type { Policy } from "../policy/policy";
import type { RetentionSchedule } from "../schedule/schedule";
import { configurationOf } from "../terraform-json/read-configuration";
import { Resources } from "../terraform-json/resources";
import { promisedSchedule, verifyOptions } from "./promise";
import { type Received, receivedJson } from "./received";
import { type MatcherResult, noneOf } from "./verdict";

const MATCHER = "toHonourRetention";

/** Passes if no resource breaks a rule of the guard, but for what the stack itself exempts. */
export function toHonourRetention(
  received: Received,
  promise: Policy | RetentionSchedule,
  options: RetentionGuardOptions = {},
): MatcherResult {
  const schedule = promisedSchedule(MATCHER, promise);
  verifyOptions(MATCHER, options);
  const { destroyProtection = true } = options;
  const { resources, outputs } = configurationOf(receivedJson(received));
  const found = inspect(new Resources(resources), schedule, { destroyProtection });
  const { findings } = examine(found, readExemptions(outputs));
  return noneOf(findings.map(locateFinding), "every resource honours the retention schedule");
}
