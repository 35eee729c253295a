import type { Rule } from "../../../../constructs/guard/rule";
import { type Circumstances, type Configured, judge } from "./judge";

/** What a rule must say of resources that somebody wrote. */
export interface RuleCases {
  readonly rule: Rule;
  readonly compliant: readonly Configured[];
  /** With what is found, each as `argument = value`. */
  readonly wrong: readonly (readonly [Configured, ...string[]])[];
  /** @default - resources of other types only */
  readonly notApplicable?: readonly Configured[];
  /** @default - the shipped policy in production */
  readonly circumstances?: Circumstances;
}

const SUBNET: Configured = { tencentcloud_subnet: { main: { cidr_block: "10.0.0.0/24" } } };

/** A compliant, a non-compliant and a not-applicable test of each rule. */
export function testRules(all: readonly RuleCases[]): void {
  describe.each(all)("$rule.id", ({ rule, compliant, wrong, notApplicable = [], circumstances }) => {
    // jest refuses a table without rows, and what makes a copy has no form that is compliant.
    if (compliant.length > 0) {
      test.each(compliant)("lets it be: %j", (resources) => {
        expect(judge(rule, resources, circumstances)).toBe("compliant");
      });
    }

    test.each(wrong.map(([resources, ...violations]) => ({ resources, violations })))(
      "finds $violations in $resources",
      ({ resources, violations }) => {
        expect(judge(rule, resources, circumstances)).toEqual(violations);
      },
    );

    test.each([SUBNET, ...notApplicable])("does not apply: %j", (resources) => {
      expect(judge(rule, resources, circumstances)).toBe("not-applicable");
    });
  });
}

/** One resource, `x`. */
export function one(type: string, body: object): Configured {
  return { [type]: { x: { ...body } } };
}
