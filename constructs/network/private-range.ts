import { BlockList } from "node:net";
import { z } from "zod";

/** The ranges that no host on the internet has: RFC 1918. */
export const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Whether a text is an IPv4 range, such as 10.20.0.0/16. */
export function isRange(text: string): boolean {
  return z.regexes.cidrv4.test(text);
}

/** Whether an IPv4 range is all private. */
export function isPrivateRange(range: string): boolean {
  return PRIVATE_RANGES.some((outer) => contains(outer, range));
}

/** Whether the range `outer` holds all of `inner`; not, if one of them is no range. */
export function contains(outer: string, inner: string): boolean {
  if (!isRange(outer) || !isRange(inner)) return false;
  const [base, bits] = split(outer);
  const [address, innerBits] = split(inner);
  const range = new BlockList();
  range.addSubnet(base, bits);
  return innerBits >= bits && range.check(address);
}

function split(range: string): [address: string, bits: number] {
  const [address = "", bits] = range.split("/");
  return [address, Number(bits)];
}
