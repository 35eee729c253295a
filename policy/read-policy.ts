import { check } from "../strict-yaml/check";
import { parseYaml, type YamlText } from "../strict-yaml/parse-yaml";
import type { Path } from "../strict-yaml/problem";
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

/** @throws InputError with every problem there is, in the order of the lines. */
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
  if (all.length > 0 || yaml.problems.length > 0) throw inputError({ ...yaml, problemAt }, all);
  return { policy: parts.policy, problemAt };
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
