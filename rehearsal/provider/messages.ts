import { decodeValue, encodeValue, isObject, type ObjectValue, type Value } from "./values";

export interface DynamicValue {
  readonly msgpack: Buffer;
  readonly json: Buffer;
}

/** The fields of all requests that this provider reads; which of them a request has, protocol.proto says. */
export interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config: DynamicValue | null;
  readonly prior_state: DynamicValue | null;
  readonly planned_state: DynamicValue | null;
  readonly current_state: DynamicValue | null;
  readonly raw_state: { readonly json: Buffer } | null;
  readonly private: Buffer;
  readonly prior_private: Buffer;
}

/** The object that a request carries, or null. */
export function read(message: DynamicValue | null): ObjectValue | null {
  const value = decode(message);
  return isObject(value) ? value : null;
}

/** A value on its way to Terraform. */
export function write(value: Value): { msgpack: Buffer } {
  return { msgpack: encodeValue(value) };
}

function decode(message: DynamicValue | null): Value {
  if (message && message.msgpack.length > 0) return decodeValue(message.msgpack);
  if (message && message.json.length > 0) return JSON.parse(message.json.toString()) as Value;
  return null;
}
