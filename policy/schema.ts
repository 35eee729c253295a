import { z } from "zod";
import { namedMap } from "../strict-yaml/named-map";
import { categorySchema } from "./category-schema";
import { POLICY_KINDS } from "./kinds";
import { partName } from "./names";

const [first, ...others] = Object.values(POLICY_KINDS).map(({ store }) => store);

/** What a store of each kind is set to. */
export const storeSchema = z.discriminatedUnion("kind", [first as NonNullable<typeof first>, ...others]);

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
