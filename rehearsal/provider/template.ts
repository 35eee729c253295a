import { randomInt } from "node:crypto";
import { bcryptHash, password } from "./password";
import type { ObjectValue, Value } from "./values";

const PLACEHOLDER = /\{([a-z0-9_|]+)\}/g;
const LOWER_CASE_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

const GENERATORS: Readonly<Record<string, (owner: ObjectValue) => string>> = {
  ip: () => `10.0.${randomInt(256)}.${randomInt(1, 255)}`,
  now: () => new Date().toISOString().slice(0, 19).replace("T", " "),
  password,
  bcrypt: bcryptHash,
};

/**
 * Writes a text as the service would: `{8}` is eight random characters, `{ip}` an address, `{now}` the time,
 * `{a}` the value of argument `a`, `{a|b}` of the first of these that has one.
 */
export function expand(template: string, owner: ObjectValue): string {
  return template.replace(PLACEHOLDER, (_, token: string) => {
    if (/^\d+$/.test(token)) return randomText(Number(token));
    return GENERATORS[token]?.(owner) ?? firstWritten(token, owner);
  });
}

/** Reads off an id the arguments that its template names, or nothing if the id cannot come from the template. */
export function parseId(template: string, id: string): Record<string, Value> | undefined {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, token = ""]) => token.split("|")[0] ?? "");
  const parts = template.split(PLACEHOLDER);
  // Only the last argument may contain the separator: a name may, an instance's id cannot.
  const group = (index: number): string => (index === parts.length - 2 ? "(.+)" : "([^#]+)");
  const pattern = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : group(index))).join("");
  const values = new RegExp(`^${pattern}$`).exec(id)?.slice(1);
  if (!values) return undefined;
  const read = names.map((name, index): [string, Value] => [name, values[index] ?? null]);
  return Object.fromEntries(read.filter(([name]) => !/^\d+$/.test(name)));
}

function firstWritten(token: string, owner: ObjectValue): string {
  const value = token
    .split("|")
    .map((name) => owner[name] ?? null)
    .find((found) => found !== null);
  return value === undefined ? "" : String(value);
}

function randomText(length: number): string {
  return Array.from({ length }, () => LOWER_CASE_AND_DIGITS[randomInt(LOWER_CASE_AND_DIGITS.length)]).join(
    "",
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
