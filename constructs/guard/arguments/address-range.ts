import { isIPv4, isIPv6 } from "node:net";

interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
  /** Bits of an address. */
  readonly bits: 32 | 128;
}

/** The shortest prefix that is not as good as any source: no network of one owner is larger. */
const SHORTEST_PREFIX = { 32: 8n, 128: 16n };

/** IPv4 addresses, written as IPv6: `::ffff:0:0/96`. */
const MAPPED = 0xffffn << 32n;

/** Unique local addresses, `fc00::/7` (RFC 4193): of IPv4 no private range is wider than `/8` (RFC 1918). */
const LOCAL = { first: 0xfcn << 120n, last: (0xfen << 120n) - 1n };

/** 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918). */
const PRIVATE = [
  { first: 0x0a000000n, last: 0x0affffffn },
  { first: 0xac100000n, last: 0xac1fffffn },
  { first: 0xc0a80000n, last: 0xc0a8ffffn },
];

/** Whether a source is so wide that it keeps nobody out: `0.0.0.0/0`, `128.0.0.0/1`, `::/0`, `0.0.0.0`. */
export function isAnySource(source: string): boolean {
  const range = rangeOf(source);
  if (!range) return false;
  const { first, last, bits } = range;
  if (first === 0n && !source.includes("/")) return true;
  if (bits === 128 && first >= LOCAL.first && last <= LOCAL.last) return false;
  return last - first >= 1n << (BigInt(bits) - SHORTEST_PREFIX[bits]);
}

/** Whether sources that are let in together are so wide, though none of them is: 256 times `/8`. */
export function areAnySource(sources: readonly string[]): boolean {
  const ranges = sources.flatMap((source) => rangeOf(source) ?? []).filter((range) => !isPrivate(range));
  return [32, 128].some((bits) => {
    const ofBits = ranges.filter((range) => range.bits === bits);
    return sizeOf(ofBits) > 1n << (BigInt(bits) - SHORTEST_PREFIX[bits as 32 | 128]);
  });
}

/** How many addresses lie in any of the ranges. */
function sizeOf(ranges: readonly AddressRange[]): bigint {
  let [size, end] = [0n, -1n];
  for (const { first, last } of ranges.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    const from = first > end ? first : end + 1n;
    if (last < from) continue;
    size += last - from + 1n;
    end = last;
  }
  return size;
}

function isPrivate({ first, last, bits }: AddressRange): boolean {
  return (bits === 128 ? [LOCAL] : PRIVATE).some((range) => first >= range.first && last <= range.last);
}

/** `10.0.0.0/8`, `10.0.0.1-10.0.0.9` or a single address; nothing if it is none of them. */
function rangeOf(source: string): AddressRange | undefined {
  const [from = "", to] = source.split("-");
  const [address = "", prefix] = from.trim().split("/");
  const start = addressOf(address);
  const end = to === undefined ? start : addressOf(to.trim());
  if (!start || !end || start.bits !== end.bits) return undefined;
  if (prefix === undefined) return ipv4IfMapped({ ...start, last: end.first });
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > start.bits) return undefined;
  const size = 1n << BigInt(start.bits - Number(prefix));
  const first = (start.first / size) * size;
  return ipv4IfMapped({ first, last: first + size - 1n, bits: start.bits });
}

function ipv4IfMapped({ first, last, bits }: AddressRange): AddressRange {
  const isMapped = bits === 128 && first >= MAPPED && last < MAPPED + (1n << 32n);
  return isMapped ? { first: first - MAPPED, last: last - MAPPED, bits: 32 } : { first, last, bits };
}

function addressOf(address: string): Omit<AddressRange, "last"> | undefined {
  if (isIPv4(address)) {
    return { first: address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n), bits: 32 };
  }
  if (!isIPv6(address) || address.includes("%")) return undefined;
  // A URL spells the last part as IPv6 too where it is written as IPv4.
  const [before = "", after = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const zeros = Array<string>(8 - groups(before).length - groups(after).length).fill("0");
  const all = [...groups(before), ...zeros, ...groups(after)];
  return { first: all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n), bits: 128 };
}
