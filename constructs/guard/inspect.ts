import type { RetentionSchedule } from "../../schedule/schedule";
import type { Resource } from "../../terraform-json/resource";
import type { Resources } from "../../terraform-json/resources";
import { StoreCoverage } from "./coverage";
import type { GuardFinding } from "./finding";
import type { GuardedEnvironment, RuleContext } from "./rule";
import { RULES } from "./rules";

/** What is wrong with the resources, by every rule of the catalogue. */
export function inspect(
  resources: Resources,
  schedule: RetentionSchedule,
  environment: GuardedEnvironment,
  among: readonly Resource[] = resources.all,
): GuardFinding[] {
  const coverage = new StoreCoverage(resources, schedule);
  return among.flatMap((resource) => {
    const context: RuleContext = {
      resources: resources.besides(resource),
      schedule,
      coverage,
      environment,
    };
    return RULES.filter(({ resourceTypes }) => resourceTypes.includes(resource.type)).flatMap((rule) => {
      const verdict = rule.check(resource, context);
      if (typeof verdict === "string") return [];
      const { address, constructPath } = resource;
      return verdict.violations.map((violation) => ({
        rule,
        address,
        ...(constructPath && { constructPath }),
        ...violation,
      }));
    });
  });
}
