import { z } from "zod";

/** In words, what a schema allows, where the schema itself does not tell (a pattern, a transformation). */
export const wording = z.registry<{ readonly allowed: string }>();

/** What a schema allows, in a phrase that follows "allowed:". */
export function expected(schema: z.core.$ZodType): string {
  const own = wording.get(schema)?.allowed;
  if (own !== undefined) return own;
  const inner = unwrap(schema);
  if (inner !== schema) return expected(inner);
  if (schema._zod.values) return [...schema._zod.values].map(String).join(", ");
  if (schema instanceof z.ZodString) return text(schema);
  if (schema instanceof z.ZodNumber) return number(schema);
  if (schema instanceof z.ZodBoolean) return "true or false";
  if (schema instanceof z.ZodObject) return `a map with the keys ${Object.keys(schema.shape).join(", ")}`;
  if (schema instanceof z.ZodRecord) return "a map";
  if (schema instanceof z.ZodArray) return list(schema);
  if (schema instanceof z.ZodUnion) return options(schema).map(expected).join(", or ");
  return "another value";
}

/** The schema that looks at the value as it is written, without what makes it optional or transforms it. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap());
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.unwrap());
  }
  return schema;
}

/** The branches of a union. */
export function options(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  return schema instanceof z.ZodUnion ? schema.options : [];
}

/** A value as a problem quotes it, shortened. */
export function shown(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 76)}..."` : text;
}

function number(schema: z.ZodNumber): string {
  const kind = schema.format?.includes("int") ? "a whole number" : "a number";
  const { minValue, maxValue } = schema;
  // The bounds that every integer has are not worth a word.
  const isBound = (value: number | null) => value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (isBound(minValue) && isBound(maxValue)) return `${kind} from ${minValue} to ${maxValue}`;
  if (isBound(minValue)) return `${kind} of ${minValue} or more`;
  if (isBound(maxValue)) return `${kind} of ${maxValue} or less`;
  return kind;
}

function text({ minLength: min, maxLength: max }: z.ZodString): string {
  if (max !== null) return `text of ${min ?? 0} to ${max} characters`;
  return min ? "text, not empty" : "text";
}

function list(schema: z.ZodArray): string {
  const checks = schema._zod.def.checks ?? [];
  const isNeverEmpty = checks.some(({ _zod }) => _zod.def.check === "min_length");
  return `a list${isNeverEmpty ? ", not empty" : ""}, each item ${expected(schema.element)}`;
}
