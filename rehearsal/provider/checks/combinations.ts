import type { AttributeRules } from "../rules";
import { isAbsent, type ObjectValue } from "../values";

/** What is wrong with the arguments that are written beside an argument. An unknown value counts as written. */
export function combinations(name: string, rules: AttributeRules, config: ObjectValue): string[] {
  const written = (argument: string): boolean => !isAbsent(config[argument]);
  const problems: string[] = [];
  if (rules.exactlyOneOf) {
    const choice = [...new Set([name, ...rules.exactlyOneOf])].sort();
    const given = choice.filter(written);
    if (given.length !== 1)
      problems.push(`exactly one of ${choice.join(", ")} must be set; ${given.length} are`);
  }
  if (!written(name)) return problems;
  const conflicting = rules.conflictsWith?.filter(written) ?? [];
  if (conflicting.length > 0) problems.push(`conflicts with ${conflicting.join(", ")}`);
  const missing = rules.requiredWith?.filter((argument) => !written(argument)) ?? [];
  if (missing.length > 0) problems.push(`requires ${missing.join(", ")} as well`);
  return problems;
}
