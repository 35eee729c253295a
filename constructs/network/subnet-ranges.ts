import { contains, isRange } from "./private-range";

/** A subnet that does not fit into its network. */
export interface MisplacedSubnet {
  readonly zone: string;
  readonly wrong: string;
  readonly allowed: string;
}

/**
 * The subnets, by zone, that lie outside of their network or overlap one before them. Left out is what is no IPv4
 * range: it is refused by itself, or only Terraform will know it.
 */
export function misplacedSubnets(cidr: string, subnets: Readonly<Record<string, string>>): MisplacedSubnet[] {
  const ranges = Object.entries(subnets).filter(([, range]) => isRange(range));
  return ranges.flatMap(([zone, range], i) => {
    const other = ranges.slice(0, i).find(([, taken]) => contains(taken, range) || contains(range, taken));
    return [
      ...(isRange(cidr) && !contains(cidr, range)
        ? [{ zone, wrong: `${range} is not inside the network`, allowed: `a part of ${cidr}` }]
        : []),
      ...(other
        ? [{ zone, wrong: `${range} overlaps ${other[1]} of ${other[0]}`, allowed: "a range of its own" }]
        : []),
    ];
  });
}
