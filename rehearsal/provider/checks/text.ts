import type { ValueCheck } from "./value-check";

export const textLength: ValueCheck = ({ minLength, maxLength }, value) => {
  if (typeof value !== "string") return undefined;
  const length = Buffer.byteLength(value);
  if (length >= (minLength ?? 0) && length <= (maxLength ?? Infinity)) return undefined;
  return `expected a length of ${minLength ?? 0} to ${maxLength ?? "any number of"} characters, got ${length}`;
};

export const pattern: ValueCheck = ({ pattern: expression }, value) => {
  if (expression === undefined || typeof value !== "string" || new RegExp(expression).test(value))
    return undefined;
  return `expected to match ${expression}`;
};

export const suffix: ValueCheck = ({ suffix: endings }, value) => {
  if (!endings || typeof value !== "string" || endings.some((ending) => value.endsWith(ending)))
    return undefined;
  return `expected to end in ${endings.join(" or ")}`;
};
