import { z } from "zod";
import { contains, isPrivateRange, PRIVATE_RANGES } from "../constructs/network/private-range";
import { customIssue } from "../strict-yaml/check";
import { wording } from "../strict-yaml/expected";
import { namedMap } from "../strict-yaml/named-map";

const cidr = z.cidrv4().register(wording, { allowed: "an IPv4 range, such as 10.20.0.0/16" });

/** The network's own: what may reach the stores must not be the internet, nor a part of it. */
const privateCidr = cidr.superRefine((range, context) => {
  if (isRange(range) && !isPrivateRange(range)) {
    context.addIssue(
      customIssue(`${range} is not private`, `allowed: a part of ${PRIVATE_RANGES.join(", ")}`),
    );
  }
});

const zone = z
  .string()
  .regex(/^[a-z]+-[a-z]+(-[a-z]+)?-\d+$/)
  .register(wording, { allowed: "a zone, such as ap-guangzhou-6" });

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
    const taken: [zone: string, range: string][] = [];
    for (const [zone, subnet] of ranges(subnets)) {
      const refuse = (wrong: string, allowed: string) =>
        context.addIssue(customIssue(wrong, allowed, ["subnets", zone]));
      if (isRange(cidr) && !contains(cidr, subnet))
        refuse(`${subnet} is not inside the network`, `allowed: a part of ${cidr}`);
      const other = taken.find(([, range]) => contains(range, subnet) || contains(subnet, range));
      if (other) refuse(`${subnet} overlaps ${other[1]} of ${other[0]}`, "allowed: a range of its own");
      taken.push([zone, subnet]);
    }
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

/** Without what is no range, which has been refused already. */
function ranges(subnets: Readonly<Record<string, string>>): [zone: string, range: string][] {
  return Object.entries(subnets ?? {}).filter(([, subnet]) => isRange(subnet));
}

function isRange(text: string): boolean {
  return z.cidrv4().safeParse(text).success;
}
