import type { z } from "zod";
import { check } from "./check";
import { parseYaml, type YamlText } from "./parse-yaml";
import { InputError, type Finding, type Problem } from "./problem";

/** A file that was read: its value, and the way from a part of it to its line. */
export interface YamlDocument<T> {
  readonly value: T;
  /**
   * A problem at the value at `path`; at its key, if `at.key` is set or the value is empty; at the nearest parent, if
   * there is nothing at the path.
   */
  readonly problemAt: YamlText["problemAt"];
}

/** @throws InputError with every problem there is, in the order of the lines. */
export function readStrictly<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): YamlDocument<z.output<S>> {
  const yaml = parseYaml(text, file);
  const checked = check(yaml.raw, schema);
  if (!checked.ok) throw inputError(yaml, checked.findings);
  if (yaml.problems.length > 0) throw inputError(yaml, []);
  return { value: checked.value, problemAt: yaml.problemAt };
}

/** The findings at their places in the file, with the problems of its text, in the order of the lines. */
export function inputError(yaml: YamlText, findings: readonly Finding[]): InputError {
  const found = findings.map(({ path, wrong, allowed, onKey }) =>
    yaml.problemAt(path, wrong, allowed, { key: onKey ?? false }),
  );
  return new InputError([...yaml.problems, ...found].toSorted(byPosition));
}

function byPosition(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}
