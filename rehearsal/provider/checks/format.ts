import { isIP, isIPv4 } from "node:net";
import type { Format } from "../rules";
import type { ValueCheck } from "./value-check";

const FORMATS: Record<Format, { name: string; accepts: (text: string) => boolean }> = {
  cidr: { name: "an address block such as 10.0.0.0/16", accepts: isCidr },
  json: { name: "JSON", accepts: isJson },
  date: { name: "a date as YYYY-MM-DD or RFC 3339", accepts: isDate },
};

export const format: ValueCheck = ({ format: expected }, value) => {
  if (!expected || typeof value !== "string" || FORMATS[expected].accepts(value)) return undefined;
  return `expected ${FORMATS[expected].name}`;
};

function isCidr(text: string): boolean {
  const [address = "", prefix = "", ...more] = text.split("/");
  const version = isIP(address);
  return (
    version > 0 &&
    more.length === 0 &&
    /^\d{1,3}$/.test(prefix) &&
    Number(prefix) <= (version === 4 ? 32 : 128) &&
    (!isIPv4(address) || isWithoutHost(address, Number(prefix)))
  );
}

/** The provider takes no bits of a host (ValidateCIDRNetworkAddress, validators.go). */
function isWithoutHost(address: string, prefix: number): boolean {
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return number % 2 ** (32 - prefix) === 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.test(text) &&
    !isNaN(Date.parse(text))
  );
}
