import { allowedNames } from "../../strict-yaml/did-you-mean";
import { shown } from "../../strict-yaml/expected";
import { occupants } from "../occupants";
import type { ElementType } from "../policy";
import type { TimeElement } from "../time-reading";
import type { Check } from "./check";

/**
 * What says how old a row or document is, is a `timestamp` among the category's own elements, not a nested one; an
 * `integer`, if it counts since 1970.
 */
export const timeIsATimestamp: Check = function* ({ policy, kinds }) {
  for (const { time, elements } of occupants(policy, kinds)) {
    if (!time) continue;
    const { element, path } = time;
    const wished = time.reading?.unit === undefined ? "timestamp" : "integer";
    const type = Object.hasOwn(elements, element) ? elements[element] : undefined;
    if (type === wished) continue;
    const fitting = Object.keys(elements).filter((name) => elements[name] === wished);
    const none = `declare ${named(wished)} among the elements of this category`;
    const other = otherReading(time, type);
    yield {
      path,
      wrong: `${shown(element)} is ${type === undefined ? "not an element at the top level" : describe(type, wished)}`,
      allowed: `${fitting.length > 0 ? allowedNames(element, fitting) : none}${other === "" ? "" : `, or ${other}`}`,
    };
  }
};

function describe(type: string | object, wished: ElementType): string {
  const reason = wished === "integer" ? ", which unit asks for" : "";
  return `of type ${typeof type === "string" ? type : "map"}, not ${named(wished)}${reason}`;
}

function named(type: ElementType): string {
  return type === "integer" ? "an integer" : `a ${type}`;
}

/** What would make the element right as it is, if anything beside it would. */
function otherReading({ reading }: TimeElement, type: unknown): string {
  if (!reading) return "";
  if (type === "timestamp" && reading.unit !== undefined) return "no unit";
  return type === "integer" ? "unit: seconds or milliseconds beside it, if it counts them since 1970" : "";
}
