import { MOST_FIELD_LEVELS, MOST_FIELDS } from "../../policy/cloud-limits";
import { fieldCount, tooDeep } from "../../policy/fields";
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

/**
 * The rules that Elasticsearch creates an index with these elements.
 *
 * @param isDataStream whether it has `@timestamp` besides.
 */
export function mappingRules(elements: Elements, isDataStream: boolean): PropRule[] {
  const fields = fieldCount([elements], isDataStream);
  return [
    {
      rule: "mapping-depth",
      prop: "elements",
      value: tooDeep(elements).map((path) => path.join(".")),
      holds: tooDeep(elements).length === 0,
      allowed: `up to ${MOST_FIELD_LEVELS - 1} objects in one another`,
    },
    {
      rule: "mapping-fields",
      prop: "elements",
      value: fields,
      holds: fields <= MOST_FIELDS,
      allowed: `up to ${MOST_FIELDS} fields, objects${isDataStream ? " and @timestamp" : ""} included`,
    },
  ];
}
