import type { Rule, Violation } from "./rule";

/** A violation, and where it is. */
export interface GuardFinding extends Violation {
  readonly rule: Rule;
  readonly address: string;
  /** Where the construct stands in the tree, if that is known. */
  readonly constructPath?: string;
}

/** `stack/bucket: bucket-expiry: lifecycle_rules is [...]: what is wrong; allowed: ...; to exempt: ...` */
export function locateFinding(finding: GuardFinding): string {
  return `${finding.constructPath ?? finding.address}: ${describeFinding(finding)}`;
}

function describeFinding(finding: GuardFinding): string {
  const { rule, argument, value, wrong, allowed } = finding;
  const found = value === undefined ? `${argument} is not set` : `${argument} is ${JSON.stringify(value)}`;
  return `${rule.id}: ${found}: ${wrong}; allowed: ${allowed}; ${howToExempt(finding)}`;
}

/** What a person writes to have one finding exempted, or that nobody may. */
function howToExempt({ rule }: Pick<GuardFinding, "rule">): string {
  if (!rule.exemptable) return "cannot be exempted";
  return `to exempt: RetentionGuard.exempt(construct, "${rule.id}", reason)`;
}
