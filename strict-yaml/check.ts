import { z } from "zod";
import { bestBranch } from "./best-branch";
import { allowedNames, nearest } from "./did-you-mean";
import { expected, options, shown } from "./expected";
import type { Finding, Path } from "./problem";

/** A value that is as the schema wants it, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly unknownKeys: readonly UnknownKey[];
    };

/** A key that the schema does not know, and the one that was probably meant. */
export interface UnknownKey {
  readonly path: Path;
  readonly meant?: string;
}

/** Checks plain values against a schema, and says in words what is wrong and what is allowed. */
export function check<S extends z.ZodType>(raw: unknown, schema: S): Checked<z.output<S>> {
  const result = schema.safeParse(raw, { error: (issue) => encode(explain(issue)) });
  if (result.success) return { ok: true, value: result.data };
  const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
  const unknownKeys = issues.flatMap(({ issue, path }) => unknownKeysOf(issue, path));
  // A misspelt key is one mistake: an unknown key, and not also one that is missing.
  const meant = new Set(unknownKeys.map(({ path, meant }) => JSON.stringify([...path.slice(0, -1), meant])));
  const isFollowUp = ({ path, wrong }: Finding) => wrong === MISSING && meant.has(JSON.stringify(path));
  const findings = issues.flatMap(({ issue, path }) => findingsOf(issue, path));
  return { ok: false, findings: findings.filter((finding) => !isFollowUp(finding)), unknownKeys };
}

const MISSING = "is missing";

function unknownKeysOf(issue: z.core.$ZodIssue, path: Path): UnknownKey[] {
  if (issue.code !== "unrecognized_keys") return [];
  const { absent } = decode(issue);
  return issue.keys.map((key) => ({ path: [...path, key], meant: nearest(key, absent ?? []) }));
}

/** The issue of a rule with words of its own, for `addIssue`: what is `wrong` with the value, and what is `allowed`. */
export function customIssue(wrong: string, allowed: string, path: Path = [], onKey = false) {
  return { code: "custom" as const, message: wrong, params: { allowed, onKey }, path: [...path] };
}

/**
 * What an issue says. Zod hands the schema at fault to the error map only, and keeps nothing but a string of what
 * the map answers: so the explanation travels in the message.
 */
export interface Explanation {
  readonly wrong?: string;
  readonly allowed?: string;
  /** Of an unknown key: the keys that are known, and those of them that are not there. */
  readonly keys?: readonly string[];
  readonly absent?: readonly string[];
  /** Of a union: the branch whose issues to report. */
  readonly branch?: number;
}

export function encode(explanation: Explanation): string {
  return JSON.stringify(explanation);
}

function decode({ message }: z.core.$ZodIssue): Explanation {
  try {
    return JSON.parse(message) as Explanation;
  } catch {
    // A schema with a message of its own.
    return { wrong: message };
  }
}

function explain(issue: z.core.$ZodRawIssue): Explanation {
  const schema = (issue.schema ?? issue.inst) as z.core.$ZodType;
  if (issue.code === "unrecognized_keys") {
    const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    return { keys, absent: keys.filter((key) => !Object.hasOwn(issue.input as object, key)) };
  }
  const discriminator = issue.code === "invalid_union" ? issue.discriminator : undefined;
  const value =
    discriminator === undefined ? issue.input : (issue.input as Record<string, unknown>)[discriminator];
  if (
    issue.code === "invalid_union" &&
    discriminator === undefined &&
    value !== undefined &&
    value !== null
  ) {
    const branch = bestBranch(schema, value, issue.errors);
    if (branch !== undefined) return { branch };
  }
  const words = choices(issue, schema);
  const phrase = discriminator === undefined ? expected(schema) : words.join(", ");
  return {
    wrong: value === undefined ? MISSING : `is ${shown(value)}`,
    allowed: allowedNames(value, words, phrase),
  };
}

/** The words that are right at a place where a word is wrong. */
function choices(issue: z.core.$ZodRawIssue, schema: z.core.$ZodType): string[] {
  if (issue.code === "invalid_union" && Array.isArray(issue.options)) return issue.options.map(String);
  return [schema, ...options(schema)].flatMap((option) => [...(option._zod.values ?? [])].map(String));
}

/** An issue of the branch of a union that was meant stands for the union's own. */
function flatten(issue: z.core.$ZodIssue, above: Path): { issue: z.core.$ZodIssue; path: Path }[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  const { branch } = issue.code === "invalid_union" ? decode(issue) : {};
  if (issue.code !== "invalid_union" || branch === undefined) return [{ issue, path }];
  return (issue.errors[branch] ?? []).flatMap((inner) => flatten(inner, path));
}

function findingsOf(issue: z.core.$ZodIssue, path: Path): Finding[] {
  if (issue.code === "custom") {
    const { allowed, onKey } = (issue.params ?? {}) as { allowed?: string; onKey?: boolean };
    return [
      { path, wrong: issue.message, allowed: allowed ?? "allowed: another value", ...(onKey && { onKey }) },
    ];
  }
  if (issue.code === "invalid_key") {
    return issue.issues
      .flatMap((inner) => findingsOf(inner, path))
      .map((finding) => ({ ...finding, onKey: true }));
  }
  const { wrong, allowed, keys, absent } = decode(issue);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      wrong: `unknown key ${shown(key)}`,
      allowed: allowedNames(key, absent ?? [], keys?.join(", ")),
      onKey: true,
    }));
  }
  return [{ path, wrong: wrong ?? "is not right", allowed: allowed ?? "allowed: another value" }];
}
