import { allowedNames } from "../../strict-yaml/did-you-mean";
import { shown } from "../../strict-yaml/expected";
import { occupants } from "../occupants";
import type { Check } from "./check";

/** What says how old a row or document is, is a `timestamp` among the category's own elements, not a nested one. */
export const timeIsATimestamp: Check = function* ({ policy, kinds }) {
  for (const { time, elements } of occupants(policy, kinds)) {
    if (!time) continue;
    const type = Object.hasOwn(elements, time.element) ? elements[time.element] : undefined;
    if (type === "timestamp") continue;
    const timestamps = Object.keys(elements).filter((name) => elements[name] === "timestamp");
    yield {
      path: time.path,
      wrong: `${shown(time.element)} is ${type === undefined ? "not an element at the top level" : describe(type)}`,
      allowed:
        timestamps.length > 0
          ? allowedNames(time.element, timestamps)
          : "declare a timestamp among the elements of this category",
    };
  }
};

function describe(type: string | object): string {
  return `of type ${typeof type === "string" ? type : "map"}, not a timestamp`;
}
