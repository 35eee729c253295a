import { Lazy, TerraformOutput, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { RetentionSchedule } from "../../schedule/schedule";
import type { Resource } from "../../terraform-json/resource";
import { configurationOf } from "../../terraform-json/read-configuration";
import { Resources } from "../../terraform-json/resources";
import { wrongArgument } from "../wrong-argument";
import { examine, refusalOf } from "./exemption";
import { type Exemption, EXEMPTIONS_OUTPUT } from "./exemptions-output";
import { locateFinding } from "./finding";
import { isSchedule } from "./given-schedule";
import { inspect } from "./inspect";
import { RULES } from "./rules";
import { areTimerZones } from "./timer-zones";

export interface RetentionGuardOptions {
  /** Whether what holds data is to be protected against destruction. @default true */
  readonly destroyProtection?: boolean;
  /**
   * Offsets from UTC of the clocks by which the service runs the timers of row purges, by store, such as
   * { "monitoring-db": "+08:00" }: what `timerZone` says to each purge.
   * @default - "+00:00" for each
   */
  readonly timerZones?: Readonly<Record<string, string>>;
}

/** On the node of a construct: an exemption of everything below it. */
const EXEMPTION = "retention-exemption";

interface WrittenExemption {
  readonly rule: string;
  readonly reason: string;
}

/** Holds every resource of a stack to the schedule, whoever wrote it. */
export const RetentionGuard = {
  /**
   * Has the synthesis refuse a stack in which a resource below `scope` breaks a rule. It reads the JSON that the
   * stack is about to write, so an escape hatch is seen as well. Resources of a Terraform module are not in it: what
   * these are, only a plan says.
   */
  protect(scope: Construct, schedule: RetentionSchedule, options: RetentionGuardOptions = {}): void {
    if (!isSchedule(schedule)) {
      throw wrongArgument(
        "RetentionGuard.protect",
        schedule,
        "what createSchedule(policy) makes of a Policy",
      );
    }
    const { destroyProtection = true, timerZones = {} } = options;
    if (!areTimerZones(timerZones)) {
      throw wrongArgument("timerZones of RetentionGuard.protect", timerZones, '{ "<store>": "+08:00" }');
    }
    scope.node.addValidation({
      validate: () => {
        const stack = TerraformStack.of(scope);
        const { resources } = configurationOf(stack.toTerraform() as Record<string, unknown>);
        const guarded = resources.filter((resource) => isBelow(scope, stack, resource));
        const environment = { destroyProtection, timerZones };
        const found = inspect(new Resources(resources), schedule, environment, guarded);
        const { findings, unused } = examine(found, exemptionsBelow(scope));
        return [
          ...findings.map(locateFinding),
          ...unused.map(
            ({ rule, resources }) =>
              `${resources.join(", ")}: the exemption from ${rule} lifts nothing; allowed: only exemptions that are needed`,
          ),
        ];
      },
    });
  },

  /**
   * Lets what is below a construct break a rule. The reason is for whoever reads the reports: it stands in the
   * output `retention-exemptions` of the stack. The rules on data without an end are not to be exempted.
   */
  exempt(construct: Construct, ruleId: string, reason: string): void {
    const refusal = refusalOf(ruleId, reason);
    construct.node.addValidation({ validate: () => (refusal ? [refusal] : []) });
    if (refusal) return;
    const exemption: WrittenExemption = { rule: ruleId, reason };
    construct.node.addMetadata(EXEMPTION, exemption);
    const stack = TerraformStack.of(construct);
    if (stack.node.tryFindChild(EXEMPTIONS_OUTPUT)) return;
    new TerraformOutput(stack, EXEMPTIONS_OUTPUT, {
      value: Lazy.stringValue({ produce: () => JSON.stringify(exemptionsBelow(stack)) }),
      description: "What is exempted from the rules of the retention guard, and why",
    });
  },
};

function isBelow(scope: Construct, stack: TerraformStack, { constructPath }: Resource): boolean {
  // A resource that was written into the stack by an override has no construct.
  if (scope === stack) return true;
  return constructPath !== undefined && `${constructPath}/`.startsWith(`${scope.node.path}/`);
}

function exemptionsBelow(scope: Construct): Exemption[] {
  return scope.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === EXEMPTION)
      .map(({ data }): Exemption => {
        const { rule, reason } = data as WrittenExemption;
        const types = RULES.find(({ id }) => id === rule)?.resourceTypes ?? [];
        const resources = construct.node
          .findAll()
          .filter(TerraformResource.isTerraformResource)
          .filter(({ terraformResourceType }) => types.includes(terraformResourceType))
          .map(
            ({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`,
          );
        return { rule, resources, reason };
      }),
  );
}
