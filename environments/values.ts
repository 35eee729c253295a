import { z } from "zod";
import { REGION, REGION_FORM } from "../constructs/region";
import { wording } from "../strict-yaml/expected";

export const region = z.string().regex(REGION).register(wording, { allowed: REGION_FORM });

export const onOrOff = z.enum(["on", "off"]).transform((value) => value === "on");

export const count = (unit: string, least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .register(wording, { allowed: `a whole number of ${unit} from ${least} to ${most}` });
