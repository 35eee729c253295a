import { z } from "zod";
import { nearest } from "./did-you-mean";
import { options, unwrap } from "./expected";

/**
 * Which branch of a union the writer was probably after: the one whose keys are there. `undefined` if it is none, or
 * if what is wrong is the choice itself.
 */
export function bestBranch(
  union: z.core.$ZodType,
  input: unknown,
  issues: readonly (readonly z.core.$ZodIssue[])[],
): number | undefined {
  const candidates = options(union)
    .map((option, index) => ({ option: unwrap(option), index, issues: issues[index] ?? [] }))
    .filter(({ option, issues }) => isOfType(option, input) && !issues.some(isWrongChoice));
  const scored = candidates.map(({ option, index, issues }) => ({
    index,
    fit: keysInCommon(option, input),
    count: issues.length,
  }));
  return scored.sort((a, b) => b.fit - a.fit || a.count - b.count)[0]?.index;
}

/** A word that is not one of the words this branch knows says nothing about the branch. */
function isWrongChoice({ code, path }: z.core.$ZodIssue): boolean {
  return code === "invalid_value" && path.length === 0;
}

function isOfType(option: z.core.$ZodType, input: unknown): boolean {
  if (option instanceof z.ZodUnion) return options(option).some((inner) => isOfType(unwrap(inner), input));
  if (option instanceof z.ZodObject || option instanceof z.ZodRecord) {
    return typeof input === "object" && input !== null && !Array.isArray(input);
  }
  if (option instanceof z.ZodArray) return Array.isArray(input);
  if (option instanceof z.ZodString) return typeof input === "string";
  if (option instanceof z.ZodNumber) return typeof input === "number";
  if (option instanceof z.ZodBoolean) return typeof input === "boolean";
  return [...(option._zod.values ?? [])].some((value) => typeof value === typeof input);
}

/** A key that is right counts more than one that is nearly right. */
function keysInCommon(option: z.core.$ZodType, input: unknown): number {
  if (!(option instanceof z.ZodObject)) return 0;
  const known = Object.keys(option.shape);
  const score = (key: string) => (known.includes(key) ? 2 : nearest(key, known) ? 1 : 0);
  return Object.keys(input as object).reduce((sum, key) => sum + score(key), 0);
}
