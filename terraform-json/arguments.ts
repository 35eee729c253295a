/** Readings of an argument's value, which a configuration may also write as text (`"30"`, `"true"`). */
type Values = Readonly<Record<string, unknown>>;

/** A template that Terraform resolves; `$${` and `%%{` are text. */
const TEMPLATE = /(?<!\$)\$\{|(?<!%)%\{/;

/** Stands for what only Terraform will know of a plan. */
export const UNKNOWN = "${unknown}";

/** Whether Terraform need not be asked what a value is. What is not set is known. */
export function isKnown(value: unknown): boolean {
  if (typeof value === "string") return !TEMPLATE.test(value);
  if (value === null || typeof value !== "object") return true;
  return Object.values(value).every(isKnown);
}

/** The blocks of a name, in whichever form they are written; none if it is not set or not known. */
export function blocks(values: Values, name: string): readonly Values[] {
  const value = values[name];
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** A known number; undefined if it is not set, not known or not a number. */
export function number(values: Values, name: string): number | undefined {
  const value = values[name];
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** A known text; a number or a flag as Terraform would write it. */
export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && isKnown(value) ? value : undefined;
}

/** A known flag; Terraform takes "1" and "0" for one as well. */
export function flag(values: Values, name: string): boolean | undefined {
  const value = text(values, name);
  if (value === "true" || value === "1") return true;
  return value === "false" || value === "0" ? false : undefined;
}

/** The texts of a list, or a single one. */
export function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

export function isObject(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
