import type { RetentionGuardOptions } from "../constructs/guard/retention-guard";
import { Period } from "../policy/period";
import type { Policy } from "../policy/policy";
import { createSchedule, type RetentionSchedule } from "../schedule/schedule";
import { isObject } from "../terraform-json/arguments";
import { wrongArgument } from "./wrong-argument";

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
  const areOptions =
    isObject(options) &&
    Object.entries(options).every(
      ([name, value]) => name === "destroyProtection" && (value === undefined || typeof value === "boolean"),
    );
  if (!areOptions) throw wrongArgument(matcher, options, "{ destroyProtection: false }, or no options");
}

function isPolicy(promise: Policy | RetentionSchedule): promise is Policy {
  const isPeriod = (value: unknown) => value === undefined || value instanceof Period;
  return (
    hasCategories(promise, ({ retention }) =>
      isObject(retention) ? isPeriod(retention["keepFor"]) && isPeriod(retention["goneBy"]) : false,
    ) && "version" in promise
  );
}

function isSchedule(promise: Policy | RetentionSchedule): promise is RetentionSchedule {
  return hasCategories(promise, ({ window }) => isObject(window)) && !("version" in promise);
}

function hasCategories(
  promise: unknown,
  each: (category: Readonly<Record<string, unknown>>) => boolean,
): promise is object {
  if (!isObject(promise) || !isObject(promise["stores"]) || !isObject(promise["categories"])) return false;
  return Object.values(promise["categories"]).every((category) => isObject(category) && each(category));
}
