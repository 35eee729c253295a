import { z } from "zod";
import {
  isPrivateRange,
  isRange,
  isWithoutHost,
  PRIVATE_RANGES,
  WITHOUT_HOST,
} from "../constructs/network/private-range";
import { misplacedSubnets } from "../constructs/network/subnet-ranges";
import { ZONE, ZONE_FORM } from "../constructs/network/zone";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { namedMap } from "../strict-yaml/named-map";

const cidr = z
  .cidrv4()
  .superRefine((range, context) => {
    if (isWithoutHost(range)) return;
    context.addIssue(customIssue(`is ${JSON.stringify(range)}`, `allowed: ${WITHOUT_HOST}`));
  })
  .register(wording, { allowed: "an IPv4 range, such as 10.20.0.0/16" });

/** The network's own: what may reach the stores must not be the internet, nor a part of it. */
const privateCidr = cidr.superRefine((range, context) => {
  if (isRange(range) && !isPrivateRange(range)) {
    context.addIssue(
      customIssue(`${range} is not private`, `allowed: a part of ${PRIVATE_RANGES.join(", ")}`),
    );
  }
});

const zone = z.string().regex(ZONE).register(wording, { allowed: ZONE_FORM });

const byZone = (subnet: z.ZodString | z.ZodCIDRv4) =>
  namedMap(zone, subnet).superRefine((subnets, context) => {
    if (Object.keys(subnets).length === 0)
      context.addIssue(customIssue("names no zone", "allowed: a subnet in each of 1 to 3 zones"));
    if (Object.keys(subnets).length > 3)
      context.addIssue(customIssue("names more than 3 zones", "allowed: a subnet in each of 1 to 3 zones"));
  });

const newNetwork = z
  .strictObject({ cidr: privateCidr, subnets: byZone(cidr) })
  .superRefine(({ cidr, subnets }, context) => {
    for (const { zone, wrong, allowed } of misplacedSubnets(cidr, subnets ?? {}))
      context.addIssue(customIssue(wrong, `allowed: ${allowed}`, ["subnets", zone]));
  });

const existingNetwork = z.strictObject({
  vpcId: z
    .string()
    .regex(/^vpc-[a-z0-9]+$/)
    .register(wording, { allowed: "the id of a VPC, such as vpc-1a2b3c4d" }),
  cidr: privateCidr,
  subnets: byZone(
    z
      .string()
      .regex(/^subnet-[a-z0-9]+$/)
      .register(wording, { allowed: "the id of a subnet, such as subnet-1a2b3c4d" }),
  ),
});

/** A network to create, or, with `vpcId`, one that exists. */
export const network = z.union([newNetwork, existingNetwork]);
