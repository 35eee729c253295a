import { ARGUMENT_RULES } from "./arguments/argument-rules";
import { allowedValues } from "./checks/allowed-values";
import { combinations } from "./checks/combinations";
import { format } from "./checks/format";
import { passwordClasses } from "./checks/password-classes";
import { range } from "./checks/range";
import { pattern, suffix, textLength } from "./checks/text";
import type { ValueCheck } from "./checks/value-check";
import { attributePath, type Finding, type Path } from "./diagnostics";
import { membersOf } from "./members";
import type { Resource } from "./resource";
import type { Block, Nesting } from "./schema";
import { isList, isObject, isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "./values";

const CHECKS: readonly ValueCheck[] = [
  allowedValues,
  range,
  textLength,
  pattern,
  suffix,
  format,
  passwordClasses,
];

/** Everything that the provider refuses about a configuration, as far as it is known yet. */
export function validate(resource: Resource, config: ObjectValue): Finding[] {
  return [
    ...validateValues(resource, config),
    ...validateCombinations(resource, config),
    ...(ARGUMENT_RULES[resource.type]?.(config) ?? []),
  ];
}

function validateValues(resource: Resource, config: ObjectValue): Finding[] {
  const findings: Finding[] = [];
  visit(resource.schema.block, config, [], "", (name, path, value) => {
    const rules = resource.rules.attributes[name];
    if (!rules || value === null || !isWhollyKnown(value)) return;
    // What is asked of a list is asked of each of its elements.
    for (const one of isList(value) ? value : [value]) {
      const problems = CHECKS.map((check) => check(rules, one)).filter((problem) => problem !== undefined);
      for (const problem of problems)
        findings.push({ severity: "error", summary: `invalid value for ${name}: ${problem}`, path });
    }
  });
  return findings;
}

function validateCombinations(resource: Resource, config: ObjectValue): Finding[] {
  return Object.entries(resource.rules.attributes).flatMap(([name, rules]) =>
    combinations(name, rules, config).map((problem): Finding => {
      return { severity: "error", summary: `${name}: ${problem}`, path: attributePath(name) };
    }),
  );
}

type Visitor = (name: string, path: Path, value: Value) => void;

function visit(block: Block, object: ObjectValue, path: Path, prefix: string, visitor: Visitor): void {
  for (const member of membersOf(block)) {
    const name = prefix + member.name;
    const here = [...path, { attribute: member.name }];
    const value = object[member.name] ?? null;
    if (!member.inner) {
      visitor(name, here, value);
      continue;
    }
    for (const [inner, innerPath] of innerObjects(member.inner.nesting, value, here)) {
      visit(member.inner.block, inner, innerPath, `${name}.`, visitor);
    }
  }
}

/** The objects inside a nested value and the way to each. No path leads into a set: it stops at the set. */
function innerObjects(nesting: Nesting, value: Value, path: Path): [ObjectValue, Path][] {
  if (value === UNKNOWN || value === null) return [];
  const entries: [Value, Path][] = isList(value)
    ? value.map((inner, index) => [inner, nesting === "set" ? path : [...path, { index }]])
    : nesting === "map" && isObject(value)
      ? Object.entries(value).map(([key, inner]) => [inner, [...path, { key }]])
      : [[value, path]];
  return entries.flatMap(([inner, innerPath]) => (isObject(inner) ? [[inner, innerPath]] : []));
}
