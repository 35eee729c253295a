import { ELEMENT_TYPES, type Elements } from "../../policy/policy";
import { known, oneOf, type PropRule } from "../prop-rule";

/** The rules that every element has a type that there is: a field of no type would be whatever Elasticsearch guesses. */
export function elementRules(elements: Elements, prop = "elements"): PropRule[] {
  return Object.entries(elements).flatMap(([name, type]) => [
    {
      rule: "name",
      prop,
      value: name,
      // With a dot in its name, Elasticsearch would make an object of it.
      holds: /^[^.]+$/.test(name),
      allowed: "names that are not empty and have no dot: for what is in an object, an object of elements",
    },
    ...(typeof type === "object"
      ? elementRules(type, `${prop}.${name}`)
      : [known(oneOf(`${prop}.${name}`, type, ELEMENT_TYPES))]),
  ]);
}
