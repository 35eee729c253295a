import { ELEMENT_TYPES, type Elements } from "../../policy/policy";
import { known, oneOf, type PropRule } from "../prop-rule";

/** The rules that every element has a type that there is: a field of no type would be whatever Elasticsearch guesses. */
export function elementRules(elements: Elements, prop = "elements"): PropRule[] {
  return Object.entries(elements).flatMap(([name, type]) =>
    typeof type === "object"
      ? elementRules(type, `${prop}.${name}`)
      : [known(oneOf(`${prop}.${name}`, type, ELEMENT_TYPES))],
  );
}
