import { isPolicy, isSchedule } from "../constructs/guard/given-schedule";
import { areTimerZones } from "../constructs/guard/timer-zones";
import type { RetentionGuardOptions } from "../constructs/guard/retention-guard";
import type { Policy } from "../policy/policy";
import { createSchedule, type RetentionSchedule } from "../schedule/schedule";
import { isObject } from "../terraform-json/arguments";
import { wrongArgument } from "../constructs/wrong-argument";

/**
 * The schedule that was passed to a matcher, or that of the policy that was.
 *
 * @throws TypeError if it is neither; ScheduleError if the policy's promise cannot be kept.
 */
export function promisedSchedule(matcher: string, promise: Policy | RetentionSchedule): RetentionSchedule {
  if (isPolicy(promise)) return createSchedule(promise);
  if (isSchedule(promise)) return promise;
  throw wrongArgument(
    matcher,
    promise,
    "a Policy, such as readPolicy(text, file).policy, or what createSchedule makes of one",
  );
}

/** @throws TypeError if they have another form, or hold another option. */
export function verifyOptions(matcher: string, options: RetentionGuardOptions): void {
  const isOption = ([name, value]: [string, unknown]) =>
    value === undefined || (name === "destroyProtection" ? typeof value === "boolean" : areTimerZones(value));
  const areOptions =
    isObject(options) &&
    Object.keys(options).every((name) => ["destroyProtection", "timerZones"].includes(name)) &&
    Object.entries(options).every(isOption);
  if (areOptions) return;
  const allowed =
    '{ destroyProtection: false, timerZones: { "<store>": "+08:00" } }, one of them, or no options';
  throw wrongArgument(matcher, options, allowed);
}
