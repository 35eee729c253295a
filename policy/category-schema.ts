import { z } from "zod";
import { wording } from "../strict-yaml/expected";
import { namedMap } from "../strict-yaml/named-map";
import { elementName, freeText } from "./names";
import { period } from "./period-schema";
import { writtenPlace } from "./place";
import { ELEMENT_TYPES, LEGAL_BASES, SPECIAL_CATEGORY_BASES, type Elements } from "./policy";

const elements: z.ZodType<Elements> = namedMap(
  elementName,
  z.union([z.enum(ELEMENT_TYPES), z.lazy(() => elements)]),
).meta({ id: "elements", description: "Data elements by name: a type, or a map of nested elements" });
wording.add(elements, { allowed: "a map of elements" });

const legalBasis = z
  .strictObject({
    basis: z.enum(LEGAL_BASES),
    obtainedBy: freeText.optional(),
    specialCategory: z
      .strictObject({ basis: z.enum(SPECIAL_CATEGORY_BASES), obtainedBy: freeText.optional() })
      .optional()
      .describe("The basis for what belongs to a special category: GDPR article 9(2)"),
  })
  .describe("GDPR article 6(1)");

const retention = z
  .strictObject({
    keepFor: period("No copy that the service reads from is deleted earlier").optional(),
    goneBy: period("The last copy anywhere is gone by then").optional(),
  })
  .describe("At least one of keepFor and goneBy");

const places = z.union([writtenPlace, z.array(writtenPlace)]).describe("One place, or a list of places");
wording.add(places, {
  allowed: "a place, such as { store: name } and what its kind needs, or a list of places",
});

export const categorySchema = z.strictObject({
  title: freeText,
  description: freeText.optional(),
  elements,
  purposes: z.array(freeText).min(1),
  legalBasis,
  specialCategory: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("Elements that belong to a special category of personal data: GDPR article 9"),
  retention,
  storedIn: places.transform((written) => (Array.isArray(written) ? written : [written])),
});
