import { InputError } from "../strict-yaml/problem";
import { isObject } from "./arguments";

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a text is. @throws InputError if it is not JSON, or no object. */
export function parseJsonObject(text: string, file: string, allowed: string): JsonObject {
  const parsed = parse(text, file, allowed);
  if (!isObject(parsed)) throw notAllowed(file, "is not a JSON object", allowed);
  return parsed;
}

/** The whole of a file is not what was asked for. */
export function notAllowed(file: string, wrong: string, allowed: string): InputError {
  return new InputError([{ file, line: 1, column: 1, path: [], wrong, allowed: `allowed: ${allowed}` }]);
}

/** The objects of a value that is one object or a list of them. */
export function objects(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

function parse(text: string, file: string, allowed: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    throw notAllowed(file, "is not JSON", allowed);
  }
}
