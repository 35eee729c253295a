import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";

/** Stands for a value that is known only after apply. There is one such object, so that `===` finds it. */
class Unknown {
  readonly known = false;
}
export const UNKNOWN = new Unknown();

/** A Terraform value. Sets are arrays; objects and maps are records. */
export type Value = null | Unknown | string | number | bigint | boolean | readonly Value[] | ObjectValue;
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** Unknown is extension 0; 12 is an unknown of which Terraform knows more, such as "not null": all the same here. */
const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;

const codec = new ExtensionCodec();
codec.register({
  type: UNKNOWN_EXTENSION,
  encode: (object) => (object instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
codec.register({ type: REFINED_UNKNOWN_EXTENSION, encode: () => null, decode: () => UNKNOWN });

/** 64-bit integers are read as bigint, or digits beyond 2^53 would be lost. */
const OPTIONS = { extensionCodec: codec, useBigInt64: true };

/** A value as Terraform sends it over the wire. */
export function decodeValue(bytes: Uint8Array): Value {
  return plain(decode(bytes, OPTIONS));
}

/** A value as Terraform reads it from the wire. */
export function encodeValue(value: Value): Buffer {
  return Buffer.from(encode(value, OPTIONS));
}

function plain(value: unknown): Value {
  if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value as Value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Unknown) && !Array.isArray(value);
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return isRecord(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether nothing is written there: null, or a block that does not occur. */
export function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Whether nothing inside the value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (isList(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

export function isEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  }
  if (isObject(left) && isObject(right)) {
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...names].every((name) => isEqual(left[name] ?? null, right[name] ?? null));
  }
  return left === right;
}
