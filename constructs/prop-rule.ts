import { Token } from "cdktf";
import type { Construct } from "constructs";

const ONLY_TERRAFORM_KNOWS = "a value that only Terraform will know";

/** What a prop must fulfil, checked when the stack is synthesized. */
export interface PropRule {
  /** Id of the rule, such as `bucket-name`. */
  readonly rule: string;
  readonly prop: string;
  readonly value: unknown;
  readonly holds: boolean;
  /** What is allowed, for whoever broke it. */
  readonly allowed: string;
}

/**
 * Has the synthesis refuse a construct whose props break a rule: all of them at once, each with the construct's
 * path. A function says what can be judged only when everything is there.
 */
export function requireProps(
  construct: Construct,
  rules: readonly PropRule[] | (() => readonly PropRule[]),
): void {
  construct.node.addValidation({
    validate: () => (typeof rules === "function" ? rules() : rules).filter(isBroken).map(describe),
  });
}

/** Whether a rule is broken, as far as can be told: by no value that only Terraform will know. */
export function isBroken({ value, holds }: PropRule): boolean {
  return !holds && !Token.isUnresolved(value);
}

function describe({ rule, prop, value, allowed }: PropRule): string {
  // JSON has no NaN.
  const shown = typeof value === "number" ? String(value) : withoutTokens(JSON.stringify(value));
  return `${rule}: ${prop} is ${shown}; ${withoutTokens(allowed)}`;
}

/** What cdktf writes in place of a value says nothing to whoever reads it. */
function withoutTokens(text: string | undefined): string {
  return String(text).replace(/\$\{TfToken\[[^\]]*\]\}/g, `<${ONLY_TERRAFORM_KNOWS}>`);
}

/** The same rule for a prop that the synthesis itself has to know: what only Terraform will know breaks it. */
export function known(rule: PropRule): PropRule {
  if (!Token.isUnresolved(rule.value)) return rule;
  return { ...rule, value: ONLY_TERRAFORM_KNOWS, holds: false };
}

/** The rule that a prop is a whole number from `least` to `most`. */
export function range(prop: string, value: number, least: number, most: number, unit: string): PropRule {
  return {
    rule: "range",
    prop,
    value,
    holds: Number.isInteger(value) && value >= least && value <= most,
    allowed: `a whole number of ${unit} from ${least} to ${most}`,
  };
}

/** The rule that a name has a form and a length. */
export function nameForm(prop: string, value: string, form: RegExp, most: number, allowed: string): PropRule {
  return {
    rule: "name",
    prop,
    value,
    holds: form.test(value) && value.length <= most,
    allowed: `${allowed}, at most ${most} characters`,
  };
}

/** The rule that a prop is one of a few texts. */
export function oneOf(prop: string, value: string, allowed: readonly string[]): PropRule {
  return { rule: "one-of", prop, value, holds: allowed.includes(value), allowed: allowed.join(", ") };
}

/** The rule that a prop is the id of a cloud resource, in the service's form: `es-1a2b3c4d` for the prefix es. */
export function idForm(prop: string, value: string, prefix: string): PropRule {
  return {
    rule: "id",
    prop,
    value,
    holds: new RegExp(`^${prefix}-[a-z0-9]+$`).test(value),
    allowed: `an id such as ${prefix}-1a2b3c4d`,
  };
}
