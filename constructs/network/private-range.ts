import { BlockList } from "node:net";
import { z } from "zod";

/** The ranges that no host on the internet has: RFC 1918. */
export const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Whether a text is an IPv4 range, such as 10.20.0.0/16. */
export function isRange(text: string): boolean {
  return z.regexes.cidrv4.test(text);
}

/**
 * Whether a range begins at its own first address: the provider takes no bits of a host (ValidateCIDRNetworkAddress,
 * validators.go). What is no range is judged elsewhere.
 */
export function isWithoutHost(text: string): boolean {
  if (!isRange(text)) return true;
  const [address, bits] = split(text);
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return number % 2 ** (32 - bits) === 0;
}

export const WITHOUT_HOST =
  "a range that begins at its first address, such as 10.20.0.0/16 and not 10.20.0.1/16";

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
