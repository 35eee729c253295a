import { BlockList, isIPv4 } from "node:net";

/** The ranges that no host on the internet has: RFC 1918. */
export const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Whether an IPv4 range is all private. */
export function isPrivateRange(range: string): boolean {
  return PRIVATE_RANGES.some((outer) => contains(outer, range));
}

/** Whether the range `outer` holds all of `inner`; not, if one of them is no range. */
export function contains(outer: string, inner: string): boolean {
  const [base, bits] = split(outer);
  const [address, innerBits] = split(inner);
  if (![base, address].every((ip) => isIPv4(ip)) || !(bits <= 32) || !(innerBits >= bits && innerBits <= 32))
    return false;
  const range = new BlockList();
  range.addSubnet(base, bits);
  return range.check(address);
}

function split(range: string): [address: string, bits: number] {
  const [address = "", bits] = range.split("/");
  return [address, Number(bits)];
}
