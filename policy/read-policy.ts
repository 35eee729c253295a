import { check } from "../strict-yaml/check";
import { parseYaml, type YamlText } from "../strict-yaml/parse-yaml";
import { InputError, type Path, type Problem } from "../strict-yaml/problem";
import { inputError } from "../strict-yaml/read-strictly";
import { checks } from "./checks";
import { soundParts } from "./parts";
import type { Policy } from "./policy";
import { policySchema } from "./schema";

/** A policy that was read, and the way from a part of it to its line. */
export interface PolicyDocument {
  readonly policy: Policy;
  /** Takes paths of `policy`, in which `storedIn` is always a list. */
  readonly problemAt: YamlText["problemAt"];
}

/** A policy with problems; what has none may be looked at further, so that all of them can be told at once. */
export class PolicyError extends InputError {
  constructor(
    problems: readonly Problem[],
    /** The stores and categories that no problem speaks of. */
    readonly sound: PolicyDocument,
  ) {
    super(problems);
  }
}

/** @throws PolicyError or InputError with every problem there is, in the order of the lines. */
export function readPolicy(text: string, file: string): PolicyDocument {
  const yaml = parseYaml(text, file);
  const problemAt: YamlText["problemAt"] = (path, wrong, allowed, at) =>
    yaml.problemAt(asWritten(path, yaml.raw), wrong, allowed, at);

  const checked = check(yaml.raw, policySchema);
  const unknownKeys = checked.ok ? [] : checked.unknownKeys;
  const twice = yaml.problems.map(({ path }) => path);
  const { parts, findings } = soundParts(yaml.raw, unknownKeys, twice);
  const all = [
    ...(checked.ok ? [] : checked.findings),
    ...findings,
    ...checks.flatMap((rule) => [...rule(parts)]),
  ];
  if (all.length > 0 || yaml.problems.length > 0) {
    const { problems } = inputError({ ...yaml, problemAt }, all);
    throw new PolicyError(problems, { policy: without(parts.policy, problems), problemAt });
  }
  return { policy: parts.policy, problemAt };
}

/** A policy without the stores and categories that have problems. */
function without({ version, stores, categories }: Policy, problems: readonly Problem[]): Policy {
  const isSound =
    (section: string) =>
    ([name]: [string, unknown]) =>
      !problems.some(({ path }) => path[0] === section && path[1] === name);
  return {
    version,
    stores: Object.fromEntries(Object.entries(stores).filter(isSound("stores"))),
    categories: Object.fromEntries(Object.entries(categories).filter(isSound("categories"))),
  };
}

/** Takes the index out of a path to the only place of a category, if it is not written as a list. */
function asWritten(path: Path, raw: unknown): Path {
  const [section, name, key, index, ...rest] = path;
  if (section !== "categories" || key !== "storedIn" || typeof index !== "number") return path;
  const categories = (raw as { categories?: Record<string, { storedIn?: unknown } | null> } | null)
    ?.categories;
  const isList = Array.isArray(categories?.[String(name)]?.storedIn);
  return isList ? path : [section, String(name), key, ...rest];
}
