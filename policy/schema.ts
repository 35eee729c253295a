import { z } from "zod";
import { namedMap } from "../strict-yaml/named-map";
import { categorySchema } from "./category-schema";
import { partName } from "./names";
import { storeSchema } from "./store-schema";

/** The policy language, apart from what only several parts together can tell (checks/, place.ts). */
export const policySchema = z
  .strictObject({
    version: z.literal(1).describe("The version of the policy language"),
    stores: namedMap(partName, storeSchema).describe("What each store is set to, by name"),
    categories: namedMap(partName, categorySchema).describe(
      "What is held, why, where and for how long, by name",
    ),
  })
  .meta({
    title: "Retention policy",
    description: "Which personal data is held, why, where and for how long",
  });
