import { z } from "zod";
import { wording } from "../strict-yaml/expected";

export const region = z
  .string()
  .regex(/^[a-z]+-[a-z]+(-[a-z0-9]+)?$/)
  .register(wording, { allowed: "a region, such as ap-guangzhou" });

export const onOrOff = z.enum(["on", "off"]).transform((value) => value === "on");

export const count = (unit: string, least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .register(wording, { allowed: `a whole number of ${unit} from ${least} to ${most}` });
