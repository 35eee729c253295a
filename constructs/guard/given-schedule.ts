import { Period } from "../../policy/period";
import type { Policy } from "../../policy/policy";
import type { RetentionSchedule } from "../../schedule/schedule";
import { isObject } from "../../terraform-json/arguments";

export function isPolicy(promise: unknown): promise is Policy {
  const isPeriod = (value: unknown) => value === undefined || value instanceof Period;
  return (
    hasCategories(promise, ({ retention }) =>
      isObject(retention) ? isPeriod(retention["keepFor"]) && isPeriod(retention["goneBy"]) : false,
    ) && "version" in promise
  );
}

export function isSchedule(promise: unknown): promise is RetentionSchedule {
  return hasCategories(promise, ({ window }) => isObject(window)) && !("version" in promise);
}

function hasCategories(
  promise: unknown,
  each: (category: Readonly<Record<string, unknown>>) => boolean,
): promise is object {
  if (!isObject(promise) || !isObject(promise["stores"]) || !isObject(promise["categories"])) return false;
  return Object.values(promise["categories"]).every((category) => isObject(category) && each(category));
}
