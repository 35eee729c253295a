import type { Elements, ElementType } from "../../policy/policy";

const FIELD_TYPES: Readonly<Record<ElementType, string>> = {
  keyword: "keyword",
  text: "text",
  integer: "long",
  number: "double",
  boolean: "boolean",
  timestamp: "date",
  image: "keyword", // the key of the object that holds the picture
};

interface Mapping {
  readonly type?: string;
  readonly dynamic?: "strict";
  readonly properties?: Record<string, Mapping>;
}

/** Mappings that take the declared elements and refuse a document with any other: nothing undeclared is stored. */
export function strictMappings(elements: Elements): Mapping {
  return { dynamic: "strict", properties: properties(elements) };
}

function properties(elements: Elements): Record<string, Mapping> {
  return Object.fromEntries(
    Object.entries(elements).map(([name, type]) => [
      name,
      typeof type === "object" ? { type: "object", ...strictMappings(type) } : { type: FIELD_TYPES[type] },
    ]),
  );
}
